using System.Security.Claims;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Sessions;

/// <summary>What the session cookie carries, encrypted: the session's id and nothing about the person.</summary>
internal static class SessionTicket
{
    public static ClaimsPrincipal Create(SessionId session) =>
        new(new ClaimsIdentity([new Claim("sid", session.ToString())], HubPrincipal.SessionScheme, "name", HubPrincipal.RoleClaim));

    public static ClaimsPrincipal Fill(SessionRecord session, People.AccountClaims account)
    {
        var identity = new ClaimsIdentity(HubPrincipal.SessionScheme, "name", HubPrincipal.RoleClaim);
        identity.AddClaim(new Claim("sid", session.Id.ToString()));
        identity.AddClaim(new Claim("sub", session.Account.ToString()));
        identity.AddClaim(new Claim("auth_time", session.AuthenticatedAt.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim("acr", AuthenticationContext.Of(session.Level)));
        identity.AddClaim(new Claim("name", account.Name ?? ""));
        if (account.Email is { } email)
            identity.AddClaim(new Claim("email", email));
        foreach (var method in session.Methods)
            identity.AddClaim(new Claim("amr", method));
        foreach (var role in account.Roles)
            identity.AddClaim(new Claim(HubPrincipal.RoleClaim, role));
        return new ClaimsPrincipal(identity);
    }
}
