using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Storage.Columns;

/// <summary>The frameworks' UTC <see cref="DateTime"/> columns, kept as <see cref="InstantConverter"/> keeps instants.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, long>(
    value => InstantConverter.ToMicroseconds(new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc))),
    microseconds => InstantConverter.FromMicroseconds(microseconds).UtcDateTime);
