using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Merging;

/// <summary>What came, or would come, of a merge.</summary>
/// <param name="Merge">By which it can be undone; null when it was only validated.</param>
/// <param name="Survivor">The surviving party after the merge.</param>
/// <param name="Absorbed">The GPID that redirects from now on.</param>
public sealed record MergeReceipt(MergeId? Merge, PartyView Survivor, GlobalPartyId Absorbed)
{
    /// <summary>Records that went, or would go, from one party to another; empty for the repetition of a request.</summary>
    public IReadOnlyList<MovedRecord> Moved { get; init; } = [];

    /// <summary>A read with this token sees the write.</summary>
    public ConsistencyToken Token => new([(Survivor.Id, Survivor.Revision)]);
}
