namespace IdentityHub.Kernel.Time;

/// <summary>Instants as the hub keeps them: UTC, to the microsecond, so that every database gives back what was written.</summary>
public static class Instants
{
    /// <summary>The present instant, truncated to a microsecond.</summary>
    public static DateTimeOffset UtcNow(this TimeProvider time) => Truncate(time.GetUtcNow());

    /// <summary>The instant in UTC, truncated (never rounded up) to a microsecond.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    /// <summary>Microseconds since 1970, as they are hashed and sent.</summary>
    public static long Microseconds(DateTimeOffset instant) =>
        (Truncate(instant).UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant so many microseconds after 1970.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.UtcTicks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
