using System.Security.Claims;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>What sensitive pages demand: that the person proved who they are a short while ago, with all that they have. Pure.</summary>
public static class RecentSignIn
{
    /// <summary>How long a proof is recent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>True when the session is recent and of the level.</summary>
    public static bool Holds(ClaimsPrincipal principal, AuthenticationLevel level, DateTimeOffset now) =>
        principal.AuthenticatedAt() is { } at && now - at < Window && principal.AuthenticationLevel() >= level;
}
