using IdentityHub.Storage.Bulk;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>One statement for any number of rows: an array per column, so that its text, and thereby its plan, stays the same.</summary>
internal sealed class PostgreSqlBulkInsert : IBulkInsert
{
    public async Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (rows.Count >= PostgreSqlCopy.Worthwhile)
        {
            await PostgreSqlCopy.InsertAsync(db, table, rows, cancellation);
            return;
        }
        var arrays = string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"));
        await using var command = db.PostgreSqlCommand(
            $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT {table.ColumnList} FROM unnest({arrays}) WITH ORDINALITY AS rows({table.ColumnList}, row_ordinal) ORDER BY row_ordinal");
        foreach (var column in table.Columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Values(column, rows), DataTypeName = WithoutLength(column.StoreType) + "[]" });
        }
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Array Values(BulkColumn column, IReadOnlyList<object> rows)
    {
        var type = column.ProviderType.IsValueType ? typeof(Nullable<>).MakeGenericType(column.ProviderType) : column.ProviderType;
        var values = Array.CreateInstance(type, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            values.SetValue(column.Read(rows[i]), i);
        return values;
    }

    internal static string WithoutLength(string storeType) =>
        storeType.IndexOf('(', StringComparison.Ordinal) is var bracket and > 0 ? storeType[..bracket] : storeType;
}
