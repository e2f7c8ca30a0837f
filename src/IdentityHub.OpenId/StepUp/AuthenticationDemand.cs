using System.Globalization;
using System.Security.Claims;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.StepUp;

/// <summary>
/// What a resource server demands of the sign-in behind an access token (RFC 9470): how sure, and how fresh. The token says it in <c>acr</c> and
/// <c>auth_time</c> (RFC 9068 §2.2.1), introspection too. Pure.
/// </summary>
/// <param name="Level">The least level.</param>
/// <param name="MaximumAge">The longest time since the person proved who they are; null for any.</param>
public sealed record AuthenticationDemand(AuthenticationLevel Level, TimeSpan? MaximumAge = null)
{
    /// <summary>True when the token's sign-in is sure and fresh enough. A client's own token, behind which nobody signed in, never is.</summary>
    public bool IsMetBy(ClaimsPrincipal token, DateTimeOffset now) =>
        token.AuthenticationLevel() >= Level && (MaximumAge is not { } age || token.AuthenticatedAt() is { } at && now - at <= age);

    /// <summary>
    /// The value of <c>WWW-Authenticate</c> of the 401 that refuses the token (RFC 9470 §3): the client repeats the authorization request with
    /// these <c>acr_values</c> and <c>max_age</c>.
    /// </summary>
    /// <param name="scheme"><c>Bearer</c> or <c>DPoP</c>, as the token came.</param>
    public string Challenge(string scheme = "Bearer")
    {
        var challenge = $"{scheme} error=\"insufficient_user_authentication\", error_description=\"A surer or fresher sign-in is needed.\", acr_values=\"{AuthenticationContext.Of(Level)}\"";
        return MaximumAge is { } age ? string.Create(CultureInfo.InvariantCulture, $"{challenge}, max_age=\"{(long)age.TotalSeconds}\"") : challenge;
    }
}
