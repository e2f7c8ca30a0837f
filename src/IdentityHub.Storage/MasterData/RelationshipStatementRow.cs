using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>What somebody said of a relationship (fact: never updated).</summary>
internal sealed class RelationshipStatementRow
{
    public long Seq { get; init; }

    public RelationshipId RelationshipId { get; init; }

    public long Revision { get; init; }

    public int Kind { get; init; }

    public SourceRecordId FromRecordId { get; init; }

    public SourceRecordId ToRecordId { get; init; }

    public string Roles { get; init; } = "";

    public bool IsPrimary { get; init; }

    public bool Ended { get; init; }

    public string Reason { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public int ActorKind { get; init; }

    public string ActorId { get; init; } = "";

    public string? ClientId { get; init; }
}
