using IdentityHub.Storage.Bulk;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>One statement for any number of rows: an array per column, so that its text, and thereby its plan, stays the same.</summary>
internal sealed class PostgreSqlBulkWrite : IBulkWrite
{
    public async Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (rows.Count >= PostgreSqlCopy.Worthwhile)
        {
            await PostgreSqlCopy.InsertAsync(db, table, rows, cancellation);
            return;
        }
        await RunAsync(
            db, $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT {table.ColumnList} FROM unnest({Places(table.Columns.Count)}) WITH ORDINALITY AS rows({table.ColumnList}, row_ordinal) ORDER BY row_ordinal",
            table.Columns, rows, table.Write, null, cancellation);
    }

    public Task<int> UpdateAsync(HubDbContext db, BulkChange change, IReadOnlyList<object> rows, IReadOnlyList<long> read, CancellationToken cancellation)
    {
        var values = change.Set.Select((column, i) => $"{column.Name} = given.v{i}");
        var names = change.Set.Select((_, i) => $"v{i}").Concat(change.Keys.Select((_, i) => $"k{i}"));
        return RunAsync(
            db,
            $"UPDATE {change.Table.Name} AS kept SET {string.Join(", ", values)} FROM unnest({Places(change.Set.Count + change.Keys.Count + 1)}) AS given({string.Join(", ", names)}, was) "
                + $"WHERE {Where(change)} AND kept.{change.Check!.Name} = given.was",
            [.. change.Set, .. change.Keys], rows, change.Write, read, cancellation);
    }

    public Task<int> DeleteAsync(HubDbContext db, BulkChange keys, IReadOnlyList<object> rows, CancellationToken cancellation) => RunAsync(
        db, $"DELETE FROM {keys.Table.Name} AS kept USING unnest({Places(keys.Keys.Count)}) AS given({string.Join(", ", keys.Keys.Select((_, i) => $"k{i}"))}) WHERE {Where(keys)}",
        keys.Keys, rows, keys.Write, null, cancellation);

    private static async Task<int> RunAsync(
        HubDbContext db, string text, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object> rows, Action<object, IBulkValues> write, IReadOnlyList<long>? read,
        CancellationToken cancellation)
    {
        var arrays = new PostgreSqlArrays(columns, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            arrays.Begin(i);
            write(rows[i], arrays);
        }
        await using var command = db.PostgreSqlCommand(text);
        for (var i = 0; i < columns.Count; i++)
            command.Parameters.Add(new NpgsqlParameter { Value = arrays.Columns[i], DataTypeName = WithoutLength(columns[i].StoreType) + "[]" });
        if (read is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = read.ToArray() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(place => $"${place}"));

    private static string Where(BulkChange change) => string.Join(" AND ", change.Keys.Select((column, i) => $"kept.{column.Name} = given.k{i}"));

    private static string WithoutLength(string storeType) =>
        storeType.IndexOf('(', StringComparison.Ordinal) is var bracket and > 0 ? storeType[..bracket] : storeType;
}
