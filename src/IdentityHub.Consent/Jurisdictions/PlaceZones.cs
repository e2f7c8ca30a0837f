using System.Collections.Frozen;

namespace IdentityHub.Consent.Jurisdictions;

/// <summary>The clocks of a place, of places whose law knows hours: all that may be a person's, where a place has several. From the IANA time zone database.</summary>
internal static class PlaceZones
{
    private const string Eastern = "America/New_York", Central = "America/Chicago", Mountain = "America/Denver", Pacific = "America/Los_Angeles", Alaska = "America/Anchorage", Hawaii = "Pacific/Honolulu";

    private static readonly FrozenDictionary<string, TimeZoneInfo[]> Zones = new (string Places, string[] Zones)[]
    {
        ("US", [Eastern, Central, Mountain, Pacific, Alaska, Hawaii]),
        ("US-CT US-DC US-DE US-GA US-MA US-MD US-ME US-NC US-NH US-NJ US-NY US-OH US-PA US-RI US-SC US-VA US-VT US-WV", [Eastern]),
        ("US-FL US-IN US-KY US-MI US-TN", [Eastern, Central]),
        ("US-AL US-AR US-IA US-IL US-LA US-MN US-MO US-MS US-OK US-WI", [Central]),
        ("US-KS US-ND US-NE US-SD US-TX", [Central, Mountain]),
        ("US-CO US-MT US-NM US-UT US-WY", [Mountain]),
        ("US-AZ", ["America/Phoenix", Mountain]),
        ("US-ID US-OR", [Mountain, Pacific]),
        ("US-CA US-NV US-WA", [Pacific]),
        ("US-AK", [Alaska, "America/Adak"]),
        ("US-HI", [Hawaii]),
        ("CA", ["America/St_Johns", "America/Halifax", "America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"]),
        ("CA-NL", ["America/St_Johns", "America/Halifax"]),
        ("CA-NB CA-NS CA-PE", ["America/Halifax"]),
        ("CA-ON", ["America/Toronto", "America/Winnipeg"]),
        ("CA-QC", ["America/Toronto", "America/Halifax"]),
        ("CA-MB", ["America/Winnipeg"]),
        ("CA-SK", ["America/Regina", "America/Edmonton"]),
        ("CA-AB", ["America/Edmonton"]),
        ("CA-BC", ["America/Vancouver", "America/Edmonton"]),
        ("FR", ["Europe/Paris"]),
    }.SelectMany(group => group.Places.Split(' ').Select(place => (place, Zones: group.Zones.Select(TimeZoneInfo.FindSystemTimeZoneById).ToArray()))).ToFrozenDictionary(entry => entry.place, entry => entry.Zones);

    /// <summary>The clocks of a place, else of its country; UTC where nothing is known.</summary>
    public static IReadOnlyList<TimeZoneInfo> Of(string place) =>
        Zones.GetValueOrDefault(place) ?? Zones.GetValueOrDefault(Places.Country(place)) ?? [TimeZoneInfo.Utc];
}
