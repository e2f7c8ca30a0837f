namespace IdentityHub.Consent.Purposes;

/// <summary>The catalogue as this node read them lately; shared by all requests.</summary>
public sealed class PurposeSnapshot(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(400);
    private volatile Loaded? loaded;

    internal CatalogContent? Current => loaded is { } now && time.GetElapsedTime(now.ReadAt) <= Lifetime ? now.Content : null;

    /// <summary>True when who uses it had better have it renewed, so that nobody waits for that later.</summary>
    internal bool IsAgeing => loaded is not { } now || time.GetElapsedTime(now.ReadAt) > Lifetime / 2;

    internal long Now() => time.GetTimestamp();

    internal void Keep(CatalogContent content, long readAt) => loaded = new Loaded(content, readAt);

    internal void Forget() => loaded = null;

    private sealed record Loaded(CatalogContent Content, long ReadAt);
}
