namespace IdentityHub.Kernel.Time;

/// <summary>Instants as the hub keeps them: UTC, to the microsecond, so that every database gives back what was written.</summary>
public static class Instants
{
    /// <summary>The present instant, truncated to a microsecond.</summary>
    public static DateTimeOffset UtcNow(this TimeProvider time) => Truncate(time.GetUtcNow());

    /// <summary>The instant in UTC, truncated (never rounded up) to a microsecond.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
