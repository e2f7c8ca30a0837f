using System.Buffers;

namespace IdentityHub.Consent.Jurisdictions;

/// <summary>Where a person is: an ISO 3166-1 country (<c>DE</c>) or an ISO 3166-2 subdivision (<c>US-CA</c>).</summary>
public static class Places
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>True when the text has the form of a country or subdivision code.</summary>
    public static bool IsValid(string? place) =>
        place is { Length: >= 2 and <= 6 } && char.IsAsciiLetterUpper(place[0]) && char.IsAsciiLetterUpper(place[1])
        && (place.Length == 2 || (place[2] == '-' && place.Length > 3 && !place.AsSpan(3).ContainsAnyExcept(Characters)));

    /// <summary>True when <paramref name="place"/> is <paramref name="area"/> or lies in it: <c>US-CA</c> lies in <c>US</c>.</summary>
    public static bool LiesIn(string place, string area) =>
        place == area || (area.Length == 2 && place.Length > 2 && place.StartsWith(area, StringComparison.Ordinal));

    /// <summary>The country of a place.</summary>
    public static string Country(string place) => place.Length > 2 ? place[..2] : place;
}
