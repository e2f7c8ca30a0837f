using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>Which party a record belongs to from a moment on, and why (fact: never updated).</summary>
internal sealed class LinkDecisionRow
{
    public long Seq { get; init; }

    public SourceRecordId RecordId { get; init; }

    public GlobalPartyId PartyId { get; init; }

    public GlobalPartyId HomeId { get; init; }

    public bool IsNative { get; init; }

    public string Rule { get; init; } = "";

    public double? Weight { get; init; }

    public string Model { get; init; } = "";

    public MergeId? DecisionId { get; init; }

    public DateTimeOffset At { get; init; }

    public int ActorKind { get; init; }

    public string ActorId { get; init; } = "";

    public string? ClientId { get; init; }
}
