using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Paging;

namespace IdentityHub.MasterData.Merging;

/// <summary>Merges parties and takes merges back. Both are pins that later matching obeys.</summary>
public sealed class PartyMerger
{
    /// <summary>
    /// Merges two parties. <c>PARTY_NOT_FOUND</c>, <c>ETAG_STALE</c>, <c>SAME_PARTY</c> when they are one already, <c>SURVIVOR_UNKNOWN</c> when the named survivor is
    /// neither, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<MergeReceipt>> MergeAsync(MergeOrder order, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");

    /// <summary>Undoes a merge. <c>MERGE_NOT_FOUND</c>, <c>MERGE_ALREADY_UNDONE</c>, <c>ETAG_STALE</c>, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.</summary>
    public Task<Outcome<UnmergeReceipt>> UnmergeAsync(UnmergeOrder order, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");

    /// <summary>The merges that a party, or a GPID now merged into it, took part in; null when the GPID was never given.</summary>
    public Task<Page<MergeHistoryEntry>?> HistoryAsync(GlobalPartyId party, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException("On its way.");
}
