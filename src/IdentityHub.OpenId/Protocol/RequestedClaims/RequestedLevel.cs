using IdentityHub.OpenId.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>How surely the relying party wants the person to have proved who they are: <c>acr_values</c> (Core §3.1.2.1) and the claim <c>acr</c> (§5.5.1.1). Pure.</summary>
/// <param name="Wanted">What it likes best of what the hub knows.</param>
/// <param name="Accepted">What it accepts at all; looked at when <paramref name="Essential"/>.</param>
/// <param name="Essential">True: it would rather have no answer than a lesser one.</param>
internal sealed record RequestedLevel(AuthenticationLevel Wanted, IReadOnlyList<AuthenticationLevel> Accepted, bool Essential)
{
    private static readonly AuthenticationLevel[] Every = [AuthenticationLevel.One, AuthenticationLevel.Two];

    /// <summary>False: it insists on classes that this hub doesn't know.</summary>
    public bool CanBeMet => !Essential || Accepted.Count > 0;

    public static RequestedLevel Of(string? acrValues, ClaimsRequest claims)
    {
        claims.IdToken.TryGetValue(Claims.AuthenticationContextReference, out var claim);
        if (claim is { Essential: true })
        {
            var accepted = claim.Values.Count == 0 ? [.. Every] : Known(claim.Values);
            return new RequestedLevel(accepted.FirstOrDefault(AuthenticationLevel.One), accepted, true);
        }
        var liked = Known((acrValues ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(claim?.Values ?? []));
        return new RequestedLevel(liked.FirstOrDefault(AuthenticationLevel.One), Every, false);
    }

    /// <summary>
    /// What to say of a session at this level: an essential wish is answered with one of its own values, the surest that holds (who proved two
    /// factors has proved one); null when none does.
    /// </summary>
    public AuthenticationLevel? AnswerFor(AuthenticationLevel reached) =>
        Essential ? Accepted.Where(level => level <= reached).Select(level => (AuthenticationLevel?)level).Max() : reached;

    private static List<AuthenticationLevel> Known(IEnumerable<string> values) =>
        [.. values.Select(AuthenticationContext.Read).OfType<AuthenticationLevel>().Distinct()];
}
