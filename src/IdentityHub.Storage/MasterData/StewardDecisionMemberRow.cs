using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>A record that a decision is about (fact: never updated).</summary>
internal sealed class StewardDecisionMemberRow
{
    public SourceRecordId RecordId { get; init; }

    public MergeId DecisionId { get; init; }

    public bool OnRight { get; init; }

    public bool IsCentre { get; init; }
}
