namespace IdentityHub.MasterData.Loading;

/// <summary>
/// How far an initial load is; commits with each of its transactions. Everything that a load writes follows from its files, from this and from the register of systems, so
/// that a load that was killed works all out again and goes on behind what was written.
/// </summary>
internal sealed record LoadCheckpoint
{
    /// <summary>Under which it is kept.</summary>
    public const string Key = "initial-load";

    /// <summary>Names the files, how they are read, the register of systems and the model.</summary>
    public string Run { get; init; } = "";

    /// <summary>When it began: the time of all its facts.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Makes its ids unguessable.</summary>
    public long Seed { get; init; }

    /// <summary>What is being written.</summary>
    public LoadPhase Phase { get; init; }

    /// <summary>How much of that is written: parties, match keys, words or tasks.</summary>
    public long Written { get; init; }

    /// <summary>The report, once it is complete.</summary>
    public LoadReport? Report { get; init; }
}
