using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>An open question for a steward (projection).</summary>
internal sealed class ReviewTaskRow
{
    public long Seq { get; init; }

    public ReviewTaskId Id { get; init; }

    public int Kind { get; init; }

    public SourceRecordId LeftId { get; init; }

    public SourceRecordId? RightId { get; init; }

    public double Weight { get; init; }

    public double Probability { get; init; }

    public int Priority { get; init; }

    public string Rule { get; init; } = "";

    /// <summary>Codes between bars, for example <c>|crm|shop|</c>.</summary>
    public string Systems { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public long Fingerprint { get; init; }

    public byte[] Edges { get; init; } = [];
}
