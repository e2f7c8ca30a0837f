using System.Globalization;
using System.Security.Claims;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId;

/// <summary>Reads who is signed in, from the session cookie (pages) or an access token (API).</summary>
public static class HubPrincipal
{
    /// <summary>The authentication scheme of the hub's own pages: one session per browser, checked against its row at every request.</summary>
    public const string SessionScheme = "IdentityHub.Session";

    /// <summary>The authentication scheme of the API: access tokens for the audience <see cref="HubScopes.ApiAudience"/>. Needs no UseAuthentication.</summary>
    public const string ApiScheme = "IdentityHub.Api";

    /// <summary>Claim type of roles.</summary>
    public const string RoleClaim = "role";

    /// <summary>The account, or null when nobody is signed in or the token is a client's own.</summary>
    public static AccountId? AccountId(this ClaimsPrincipal principal) =>
        TypeId.TryParse<AccountId>(principal.FindFirst("sub")?.Value, out var id) ? id : null;

    /// <summary>The session, or null outside one.</summary>
    public static SessionId? SessionId(this ClaimsPrincipal principal) =>
        TypeId.TryParse<SessionId>(principal.FindFirst("sid")?.Value, out var id) ? id : null;

    /// <summary>When the person of a session or a person's token last proved who they are; null for a client's own token.</summary>
    public static DateTimeOffset? AuthenticatedAt(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirst("auth_time")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>How surely they proved it; null for a client's own token.</summary>
    public static AuthenticationLevel? AuthenticationLevel(this ClaimsPrincipal principal) => AuthenticationContext.Read(principal.FindFirst("acr")?.Value);

    /// <summary>The client that an access token was issued to, or null on the hub's own pages.</summary>
    public static string? ClientId(this ClaimsPrincipal principal) => principal.FindFirst("client_id")?.Value;

    /// <summary>True when an access token carries the scope; reads both one claim per scope and one space-separated claim (RFC 9068 §2.2.3).</summary>
    public static bool HasHubScope(this ClaimsPrincipal principal, string scope)
    {
        foreach (var claim in principal.Claims)
        {
            if (claim.Type is not ("scope" or "oi_scp"))
                continue;
            var text = claim.Value.AsSpan();
            foreach (var part in text.Split(' '))
            {
                if (text[part].SequenceEqual(scope))
                    return true;
            }
        }
        return false;
    }
}
