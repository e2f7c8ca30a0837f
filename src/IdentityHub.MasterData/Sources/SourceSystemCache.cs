namespace IdentityHub.MasterData.Sources;

/// <summary>A node's copy of the register of source systems, at most half a second old. One per process.</summary>
public sealed class SourceSystemCache(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(500);
    private Kept? kept;

    internal SourceCatalog? Find() => kept is { } known && time.GetElapsedTime(known.At) < Lifetime ? known.Systems : null;

    internal void Keep(SourceCatalog systems) => kept = new Kept(systems, time.GetTimestamp());

    internal void Forget() => kept = null;

    private sealed record Kept(SourceCatalog Systems, long At);
}
