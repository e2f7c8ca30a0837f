namespace IdentityHub.MasterData.Sources;

/// <summary>A node's copy of the register of source systems, at most half a second old. One per process.</summary>
public sealed class SourceSystemCache(TimeProvider time)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(500);
    private Kept? kept;
    private long age;

    /// <summary>Grows whenever what is kept became old: what was read before that is not kept any more.</summary>
    internal long Age => Interlocked.Read(ref age);

    internal SourceCatalog? Find() => kept is { } known && time.GetElapsedTime(known.At) < Lifetime && known.Age == Age ? known.Systems : null;

    internal void Keep(SourceCatalog systems, long asked) => kept = new Kept(systems, time.GetTimestamp(), asked);

    internal void Forget() => Interlocked.Increment(ref age);

    private sealed record Kept(SourceCatalog Systems, long At, long Age);
}
