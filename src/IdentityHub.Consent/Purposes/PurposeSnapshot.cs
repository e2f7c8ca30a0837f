namespace IdentityHub.Consent.Purposes;

/// <summary>The purposes as this node read them lately; shared by all requests.</summary>
public sealed class PurposeSnapshot(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(400);
    private volatile Loaded? loaded;

    internal IReadOnlyDictionary<PurposeId, Purpose>? Current => loaded is { } now && time.GetElapsedTime(now.ReadAt) <= Lifetime ? now.Purposes : null;

    internal long Now() => time.GetTimestamp();

    internal void Keep(IReadOnlyDictionary<PurposeId, Purpose> purposes, long readAt) => loaded = new Loaded(purposes, readAt);

    internal void Forget() => loaded = null;

    private sealed record Loaded(IReadOnlyDictionary<PurposeId, Purpose> Purposes, long ReadAt);
}
