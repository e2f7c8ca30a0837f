using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>The present of a relationship (projection of its statements). Its parties are those of its records.</summary>
internal sealed class RelationshipRow
{
    public long Seq { get; init; }

    public RelationshipId Id { get; init; }

    public int Kind { get; init; }

    public SourceRecordId FromRecordId { get; init; }

    public SourceRecordId ToRecordId { get; init; }

    public string Roles { get; init; } = "";

    public bool IsPrimary { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public long Revision { get; init; }
}
