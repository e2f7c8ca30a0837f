namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>How one claim was asked for (Core §5.5.1).</summary>
/// <param name="Essential">True: the relying party can't do without.</param>
/// <param name="Values">The values that it would accept; empty for any.</param>
internal sealed record RequestedClaim(bool Essential, IReadOnlyList<string> Values);
