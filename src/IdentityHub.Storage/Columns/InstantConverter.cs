using IdentityHub.Kernel.Time;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Storage.Columns;

/// <summary>An instant as microseconds since 1970-01-01T00:00:00Z: the same number, order and precision on every engine.</summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => ToMicroseconds(instant),
    microseconds => FromMicroseconds(microseconds))
{
    /// <summary>Microseconds since the epoch, truncated.</summary>
    public static long ToMicroseconds(DateTimeOffset instant) =>
        (Instants.Truncate(instant).UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant, in UTC.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.UtcTicks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
