using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>Somebody's word on which records belong together (fact: never updated; taken back by another one).</summary>
internal sealed class StewardDecisionRow
{
    public long Seq { get; init; }

    public MergeId Id { get; init; }

    public long Number { get; init; }

    public int Kind { get; init; }

    public string Rule { get; init; } = "";

    public string? AttributeGroup { get; init; }

    public GlobalPartyId? ConfirmsId { get; init; }

    public MergeId? UndoesId { get; init; }

    public GlobalPartyId SurvivorId { get; init; }

    public GlobalPartyId? AbsorbedId { get; init; }

    public ReviewTaskId? TaskId { get; init; }

    public int? TaskKind { get; init; }

    public DateTimeOffset? TaskSince { get; init; }

    public double? TaskProbability { get; init; }

    public string Reason { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public int ActorKind { get; init; }

    public string ActorId { get; init; } = "";

    public string? ClientId { get; init; }
}
