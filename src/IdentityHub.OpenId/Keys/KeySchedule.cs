namespace IdentityHub.OpenId.Keys;

/// <summary>When keys are created, used and retired. Pure.</summary>
public static class KeySchedule
{
    /// <summary>How long a key is used.</summary>
    public static readonly TimeSpan Used = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it is used, so that every client's copy of the keys has it.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>How long a signing key is published after use: far longer than any token that it signed lives.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(2);

    /// <summary>How long a key of <see cref="KeyUse.Grants"/> is kept after use: the absolute age of a refresh token and more.</summary>
    public static readonly TimeSpan GrantsAfter = TimeSpan.FromDays(100);

    /// <summary>The key in use: of those active, the one activated last; null when there is none.</summary>
    public static StoredKey? InUse(IEnumerable<StoredKey> keys, KeyUse use, DateTimeOffset now) =>
        keys.Where(key => key.Use == use && key.ActivatesAt <= now && now < key.ExpiresAt).MaxBy(key => (key.ActivatesAt, key.KeyId));

    /// <summary>What a key is among all of them.</summary>
    public static KeyState StateOf(StoredKey key, IReadOnlyCollection<StoredKey> all, DateTimeOffset now) =>
        InUse(all, key.Use, now)?.KeyId == key.KeyId ? KeyState.InUse : key.ActivatesAt > now ? KeyState.Published : KeyState.Retired;

    /// <summary>The times of the key that must be made now; null when nothing is due.</summary>
    public static (DateTimeOffset Activates, DateTimeOffset Retires, DateTimeOffset Expires)? Due(IEnumerable<StoredKey> keys, KeyUse use, DateTimeOffset now)
    {
        var own = keys.Where(key => key.Use == use).ToList();
        if (InUse(own, use, now) is not { } current)
            return Times(now, use);
        var hasNext = own.Any(key => key.ActivatesAt > now);
        if (hasNext || now < current.RetiresAt - Ahead)
            return null;
        // A hub that slept through the date still publishes before it uses.
        var publishedLongEnough = now + Ahead;
        return Times(publishedLongEnough > current.RetiresAt ? publishedLongEnough : current.RetiresAt, use);
    }

    /// <summary>The times of a key that is used from an instant on.</summary>
    public static (DateTimeOffset Activates, DateTimeOffset Retires, DateTimeOffset Expires) Times(DateTimeOffset activates, KeyUse use) =>
        (activates, activates + Used, activates + Used + Ahead + (use == KeyUse.Grants ? GrantsAfter : After));
}
