using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Storage.Columns;

/// <summary>A bare GUID (the frameworks' own keys) as 16 bytes big-endian.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
    value => value.ToByteArray(true),
    bytes => new Guid(bytes, true));
