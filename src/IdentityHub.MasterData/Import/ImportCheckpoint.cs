using IdentityHub.MasterData.Intake;

namespace IdentityHub.MasterData.Import;

/// <summary>How far the import of a file is; commits with each batch.</summary>
internal sealed record ImportCheckpoint
{
    /// <summary>The byte at which the next record begins.</summary>
    public long Position { get; init; }

    /// <summary>The line at which it begins.</summary>
    public long Line { get; init; }

    /// <summary>Rows read.</summary>
    public long Records { get; init; }

    /// <summary>Rows refused.</summary>
    public long Rejected { get; init; }

    /// <summary>True when the file was read to its end.</summary>
    public bool Complete { get; init; }

    /// <summary>The source system.</summary>
    public string? System { get; init; }

    /// <summary>How often each decision was taken.</summary>
    public Dictionary<IntakeDecision, long> Decisions { get; init; } = [];
}
