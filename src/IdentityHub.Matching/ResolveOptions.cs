namespace IdentityHub.Matching;

/// <summary>How a table is resolved.</summary>
public sealed record ResolveOptions
{
    /// <summary>Probability from which a pair is linked, in (0, 1); null takes the model's own, which needs no truth.</summary>
    public double? Threshold { get; init; }

    /// <summary>Two records of one source are never the same party.</summary>
    public bool UniqueWithinSource { get; init; }

    /// <summary>Threads to use; 0 means every core.</summary>
    public int Threads { get; init; }
}
