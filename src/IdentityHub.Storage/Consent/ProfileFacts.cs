using System.Text.Json;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Jurisdictions;

namespace IdentityHub.Storage.Consent;

/// <summary>Reads from a golden profile what jurisdictions ask for, and nothing else: the profile is most of a party's row, and an audience has a million of them.</summary>
internal static class ProfileFacts
{
    public static PersonFacts Read(ReadOnlySpan<byte> profile)
    {
        if (profile.IsEmpty)
            return PersonFacts.None;
        DateOnly? birthDate = null;
        string? country = null, state = null;
        var reader = new Utf8JsonReader(profile);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            if (reader.ValueTextEquals("birth_date"u8))
            {
                reader.Read();
                birthDate = reader.TokenType == JsonTokenType.String && DateOnly.TryParse(reader.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null;
            }
            else if (reader.ValueTextEquals("addresses"u8))
            {
                reader.Read();
                Address(ref reader, ref country, ref state);
            }
            else
            {
                reader.Skip();
            }
        }
        return PlaceOf(country, state) is { } place ? new PersonFacts([place], birthDate) : birthDate is null ? PersonFacts.None : new PersonFacts([], birthDate);
    }

    // The preferred address comes first.
    private static void Address(ref Utf8JsonReader reader, ref string? country, ref string? state)
    {
        var depth = reader.CurrentDepth;
        var first = true;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                first = false;
            if (!first || reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("country"u8) && reader.Read())
                country = reader.GetString();
            else if (reader.ValueTextEquals("state"u8) && reader.Read())
                state = reader.GetString();
        }
    }

    private static string? PlaceOf(string? country, string? state)
    {
        country = country?.Trim().ToUpperInvariant();
        if (country is not { Length: 2 } || !Places.IsValid(country))
            return null;
        var whole = $"{country}-{state?.Trim().ToUpperInvariant()}";
        return state?.Trim().Length is 2 or 3 && Places.IsValid(whole) ? whole : country;
    }
}
