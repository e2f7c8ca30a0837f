using System.Runtime.CompilerServices;
using IdentityHub.Storage.Bulk;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>
/// One statement for any number of rows of a table: an array per column, so that its text, and thereby its plan, stays the same. The statements of several tables go together.
/// </summary>
internal sealed class PostgreSqlBulkWrite : IBulkWrite
{
    private static readonly ConditionalWeakTable<BulkTable, string> InsertTexts = [];

    public async Task InsertAsync(HubDbContext db, IReadOnlyList<BulkInsert> inserts, CancellationToken cancellation)
    {
        var together = new List<NpgsqlBatchCommand>(inserts.Count);
        foreach (var (table, rows) in inserts)
        {
            if (rows.Count < PostgreSqlCopy.Worthwhile)
            {
                together.Add(WithArrays(new NpgsqlBatchCommand(InsertTexts.GetValue(table, InsertText)), table.Columns, rows, table.Write));
                continue;
            }
            await RunAsync(db, together, cancellation);
            together.Clear();
            await PostgreSqlCopy.InsertAsync(db, table, rows, cancellation);
        }
        await RunAsync(db, together, cancellation);
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

    private static Task<int> RunAsync(
        HubDbContext db, string text, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object> rows, Action<object, IBulkValues> write, IReadOnlyList<long>? read,
        CancellationToken cancellation)
    {
        var command = WithArrays(new NpgsqlBatchCommand(text), columns, rows, write);
        if (read is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = read.ToArray() });
        return RunAsync(db, [command], cancellation);
    }

    /// <summary>Runs commands in one round trip; how many rows they changed.</summary>
    private static async Task<int> RunAsync(HubDbContext db, List<NpgsqlBatchCommand> commands, CancellationToken cancellation)
    {
        if (commands.Count == 0)
            return 0;
        await using var batch = db.PostgreSqlBatch();
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand WithArrays(NpgsqlBatchCommand command, IReadOnlyList<BulkColumn> columns, IReadOnlyList<object> rows, Action<object, IBulkValues> write)
    {
        var arrays = new PostgreSqlArrays(columns, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            arrays.Begin(i);
            write(rows[i], arrays);
        }
        for (var i = 0; i < columns.Count; i++)
            command.Parameters.Add(new NpgsqlParameter { Value = arrays.Columns[i], DataTypeName = WithoutLength(columns[i].StoreType) + "[]" });
        return command;
    }

    private static string InsertText(BulkTable table) =>
        $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT {table.ColumnList} FROM unnest({Places(table.Columns.Count)}) WITH ORDINALITY AS rows({table.ColumnList}, row_ordinal) ORDER BY row_ordinal";

    private static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(place => $"${place}"));

    private static string Where(BulkChange change) => string.Join(" AND ", change.Keys.Select((column, i) => $"kept.{column.Name} = given.k{i}"));

    private static string WithoutLength(string storeType) =>
        storeType.IndexOf('(', StringComparison.Ordinal) is var bracket and > 0 ? storeType[..bracket] : storeType;
}
