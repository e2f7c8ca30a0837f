using IdentityHub.Storage.Bulk;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>The row that a reader stands on.</summary>
internal sealed class PostgreSqlRowValues(NpgsqlDataReader reader) : IRowValues
{
    public bool IsNull(int place) => reader.IsDBNull(place);

    public long Number(int place) => reader.GetFieldValue<long>(place);

    public bool Flag(int place) => reader.GetBoolean(place);

    public double Fraction(int place) => reader.GetDouble(place);

    public string Text(int place) => reader.GetString(place);

    public byte[] Bytes(int place) => reader.GetFieldValue<byte[]>(place);

    public Guid Id(int place) => reader.GetGuid(place);
}
