using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Storage.Columns;

/// <summary>A typed id as PostgreSQL's <c>uuid</c>, which is kept and sorted as 16 bytes big-endian.</summary>
public sealed class TypedIdGuidConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, ITypedId<TId>
{
    private static TId Read(Guid value) => TId.From(value);
}
