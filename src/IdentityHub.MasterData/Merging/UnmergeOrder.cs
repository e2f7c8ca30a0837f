using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Merging;

/// <summary>A steward's word that a merge was wrong.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="SurvivorEtag">The surviving party's etag as the caller read it; null for no check.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="ValidateOnly">True: says what would come of it and writes nothing.</param>
public sealed record UnmergeOrder(MergeId Merge, string? SurvivorEtag, string Reason, bool ValidateOnly = false);
