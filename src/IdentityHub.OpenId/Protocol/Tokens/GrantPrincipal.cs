using System.Globalization;
using System.Security.Claims;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Sessions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>What a code, and the tokens made from it, say. Claims of the person stay out: they are read when a token is made.</summary>
internal static class GrantPrincipal
{
    /// <summary>When the family began, seconds since 1970; stays inside the hub.</summary>
    public const string FamilySince = "hub_since";

    public static ClaimsPrincipal ForPerson(SessionRecord session, AuthenticationLevel level, IEnumerable<string> scopes, DateTimeOffset now, Uri issuer)
    {
        var identity = new ClaimsIdentity("IdentityHub", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, session.Account.ToString()));
        identity.AddClaim(new Claim("sid", session.Id.ToString()));
        identity.AddClaim(Seconds(Claims.AuthenticationTime, session.AuthenticatedAt));
        identity.AddClaim(new Claim(Claims.AuthenticationContextReference, AuthenticationContext.Of(level)));
        identity.AddClaim(Seconds(FamilySince, now));
        foreach (var method in session.Methods)
            identity.AddClaim(new Claim(Claims.AuthenticationMethodReference, method));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(ResourcesOf(scopes, issuer));
        principal.SetDestinations(DestinationsOf);
        return principal;
    }

    public static ClaimsPrincipal ForClient(string clientId, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("IdentityHub", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, clientId));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(HubScopes.ApiAudience);
        principal.SetDestinations(DestinationsOf);
        return principal;
    }

    public static IEnumerable<string> DestinationsOf(Claim claim) => claim.Type switch
    {
        GrantedClaims.UserInfo => [Destinations.AccessToken],
        // What the hub tells itself.
        _ when claim.Type.StartsWith("hub_", StringComparison.Ordinal) => [],
        HubScopes.GlobalPartyId => [Destinations.IdentityToken],
        _ => [Destinations.AccessToken, Destinations.IdentityToken],
    };

    public static bool IsPerson(ClaimsPrincipal principal, out AccountId account) => TypeId.TryParse(principal.GetClaim(Claims.Subject), out account);

    /// <summary>The API for its scopes; the hub itself, for user-info, with <c>openid</c> (RFC 9068 §3).</summary>
    private static IEnumerable<string> ResourcesOf(IEnumerable<string> scopes, Uri issuer)
    {
        var all = scopes.ToList();
        if (all.Any(HubScopes.Api.Contains))
            yield return HubScopes.ApiAudience;
        if (all.Contains(Scopes.OpenId))
            yield return issuer.AbsoluteUri;
    }

    private static Claim Seconds(string type, DateTimeOffset instant) =>
        new(type, instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);
}
