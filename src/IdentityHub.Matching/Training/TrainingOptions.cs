namespace IdentityHub.Matching.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Version to give the model.</summary>
    public string Version { get; init; } = "trained";

    /// <summary>Pairs decided by stewards; empty trains without labels.</summary>
    public IReadOnlyList<LabelledPair> Labels { get; init; } = [];

    /// <summary>Seed of the random pairs; the same seed and records give the same model.</summary>
    public ulong Seed { get; init; } = 20260101;

    /// <summary>
    /// Whether the model will serve records that arrive later, in a population that grows: then the blocking rules are left out that only a small table can
    /// afford. For a file that is resolved once they find a little more.
    /// </summary>
    public bool Lasting { get; init; }

    /// <summary>Threads to use; 0 means every core.</summary>
    public int Threads { get; init; }
}
