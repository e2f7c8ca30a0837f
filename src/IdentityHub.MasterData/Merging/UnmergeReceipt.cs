using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Merging;

/// <summary>What came, or would come, of undoing a merge.</summary>
/// <param name="Merge">The merge undone.</param>
/// <param name="Survivor">The party that had survived, after the unmerge.</param>
/// <param name="Restored">The party that has its old GPID back.</param>
public sealed record UnmergeReceipt(MergeId Merge, PartyView Survivor, PartyView Restored)
{
    /// <summary>Records that went, or would go, from one party to another; empty for the repetition of a request.</summary>
    public IReadOnlyList<MovedRecord> Moved { get; init; } = [];

    /// <summary>A read with this token sees the write.</summary>
    public ConsistencyToken Token => new([(Survivor.Id, Survivor.Revision), (Restored.Id, Restored.Revision)]);
}
