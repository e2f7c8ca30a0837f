using System.Security.Claims;
using OpenIddict.Abstractions;

namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>The single claims that a grant lets out beside its scopes, as it carries them: names separated by spaces.</summary>
internal static class GrantedClaims
{
    /// <summary>Claim names for the ID token; stays inside the hub.</summary>
    public const string IdToken = "hub_id_claims";

    /// <summary>Claim names for user-info; in the access token, for user-info to know.</summary>
    public const string UserInfo = "hub_userinfo_claims";

    /// <summary>Keeps what was asked for and may be let out.</summary>
    /// <param name="principal">The grant.</param>
    /// <param name="asked">The request.</param>
    /// <param name="mayHave">The scopes that client and person agreed on, the implied ones included.</param>
    public static void Keep(ClaimsPrincipal principal, ClaimsRequest asked, IReadOnlyCollection<string> mayHave)
    {
        Add(IdToken, asked.IdToken);
        Add(UserInfo, asked.UserInfo);

        void Add(string type, IReadOnlyDictionary<string, RequestedClaim> requested)
        {
            var names = requested.Keys.Where(name => PersonClaims.ScopeOf(name) is { } scope && mayHave.Contains(scope)).Order(StringComparer.Ordinal).ToList();
            if (names.Count > 0)
                ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(type, string.Join(' ', names)));
        }
    }

    /// <summary>The names kept under a type.</summary>
    public static IReadOnlyCollection<string> Of(ClaimsPrincipal principal, string type) =>
        principal.GetClaim(type)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The scopes of the person's claims that are asked for one by one; those that the client isn't registered for are passed over.</summary>
    public static IEnumerable<string> ImpliedScopes(ClaimsRequest asked, IReadOnlyList<string> clientScopes) =>
        asked.IdToken.Keys.Concat(asked.UserInfo.Keys).Select(PersonClaims.ScopeOf).OfType<string>().Distinct(StringComparer.Ordinal).Where(clientScopes.Contains);
}
