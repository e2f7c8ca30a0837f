using System.Text.Json.Nodes;
using IdentityHub.OpenId.People;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>The claims about a person, each with the scope that lets it out (Core §5.1, §5.4). Pure.</summary>
internal static class PersonClaims
{
    private static readonly Dictionary<string, string> Scope = new(StringComparer.Ordinal)
    {
        ["name"] = Scopes.Profile, ["given_name"] = Scopes.Profile, ["family_name"] = Scopes.Profile, ["locale"] = Scopes.Profile, ["updated_at"] = Scopes.Profile,
        ["email"] = Scopes.Email, ["email_verified"] = Scopes.Email,
        ["phone_number"] = Scopes.Phone, ["phone_number_verified"] = Scopes.Phone,
        ["address"] = Scopes.Address,
        [HubScopes.GlobalPartyId] = HubScopes.GlobalPartyId,
    };

    /// <summary>The scope that lets the claim out; null for one that is not about the person or that nobody knows.</summary>
    public static string? ScopeOf(string claim) => Scope.GetValueOrDefault(claim);

    /// <summary>What the account says, each claim that it has.</summary>
    public static IEnumerable<(string Name, JsonNode Value)> Of(AccountClaims person)
    {
        if (Text("name", person.Name) is { } name)
            yield return name;
        if (Text("given_name", person.GivenName) is { } given)
            yield return given;
        if (Text("family_name", person.FamilyName) is { } family)
            yield return family;
        if (Text("locale", person.Locale) is { } locale)
            yield return locale;
        if (person.UpdatedAt is { } updated)
            yield return ("updated_at", updated.ToUnixTimeSeconds());
        if (Text("email", person.Email) is { } email)
        {
            yield return email;
            yield return ("email_verified", person.EmailVerified);
        }
        if (Text("phone_number", person.PhoneNumber) is { } phone)
        {
            yield return phone;
            yield return ("phone_number_verified", person.PhoneNumberVerified);
        }
        if (!string.IsNullOrEmpty(person.Address))
            yield return ("address", new JsonObject { ["formatted"] = person.Address });
        if (person.Party is { } party)
            yield return (HubScopes.GlobalPartyId, party.ToString());
    }

    private static (string, JsonNode)? Text(string name, string? value) => string.IsNullOrEmpty(value) ? null : (name, value);
}
