using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>What a steward noted on a task.</summary>
internal sealed class ReviewCommentRow
{
    public long Seq { get; init; }

    public ReviewTaskId TaskId { get; init; }

    public DateTimeOffset At { get; init; }

    public int ActorKind { get; init; }

    public string ActorId { get; init; } = "";

    public string? ClientId { get; init; }

    public string Text { get; init; } = "";

    public SourceRecordId LeftId { get; init; }

    public SourceRecordId? RightId { get; init; }
}
