using IdentityHub.Accounts.Upstream;

namespace IdentityHub.Web.Upstream;

/// <summary>The page of connected providers.</summary>
/// <param name="Connections">Those connected.</param>
/// <param name="Others">Those that could be.</param>
/// <param name="Permit">What a link that connects must carry; null when the person has to prove themself first.</param>
/// <param name="Notice">A sentence about what was just done; null for nothing.</param>
/// <param name="Failed">True when it couldn't be done.</param>
public sealed record ConnectionsModel(IReadOnlyList<UpstreamConnection> Connections, IReadOnlyList<UpstreamProvider> Others, string? Permit, string? Notice, bool Failed);
