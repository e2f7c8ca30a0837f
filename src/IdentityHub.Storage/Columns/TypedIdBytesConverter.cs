using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Storage.Columns;

/// <summary>A typed id as 16 bytes big-endian, which sort by time of creation on every engine (SQL Server's <c>uniqueidentifier</c> would not).</summary>
public sealed class TypedIdBytesConverter<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), bytes => Read(bytes)), IKeepsIdAsBytes
    where TId : struct, ITypedId<TId>
{
    private static TId Read(byte[] bytes) => TId.From(new Guid(bytes, true));
}
