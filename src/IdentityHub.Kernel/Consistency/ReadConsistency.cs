namespace IdentityHub.Kernel.Consistency;

/// <summary>How fresh a read must be.</summary>
/// <param name="FullyConsistent">True: as the database has it now. False: a cached answer may be up to 500 ms old.</param>
/// <param name="AtLeastAsFresh">Never older than this write; null for no such demand.</param>
public sealed record ReadConsistency(bool FullyConsistent, ConsistencyToken? AtLeastAsFresh)
{
    /// <summary>A cached answer will do.</summary>
    public static ReadConsistency MinimizeLatency { get; } = new(false, null);

    /// <summary>As the database has it now.</summary>
    public static ReadConsistency Full { get; } = new(true, null);
}
