using IdentityHub.Storage.Bulk;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// One prepared statement, run per row, bound by place on SQLite's own interface: within the process that is quicker than long VALUES lists, and than the driver's
/// parameters, which SQLite finds by name, one after the other.
/// </summary>
internal sealed class SqliteBulkWrite : IBulkWrite
{
    public Task InsertAsync(HubDbContext db, IReadOnlyList<BulkInsert> inserts, CancellationToken cancellation)
    {
        foreach (var (table, rows) in inserts)
            Run(db, $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})", rows, table.Write, null);
        return Task.CompletedTask;
    }

    public Task<int> UpdateAsync(HubDbContext db, BulkChange change, IReadOnlyList<object> rows, IReadOnlyList<long> read, CancellationToken cancellation) => Task.FromResult(Run(
        db,
        $"UPDATE {change.Table.Name} SET {string.Join(", ", change.Set.Select(column => $"{column.Name} = ?"))} WHERE {Where(change)} AND {change.Check!.Name} = ?",
        rows, change.Write, read));

    public Task<int> DeleteAsync(HubDbContext db, BulkChange keys, IReadOnlyList<object> rows, CancellationToken cancellation) =>
        Task.FromResult(Run(db, $"DELETE FROM {keys.Table.Name} WHERE {Where(keys)}", rows, keys.Write, null));

    private static string Where(BulkChange change) => string.Join(" AND ", change.Keys.Select(column => $"{column.Name} = ?"));

    /// <summary>Runs the statement for each row; how many rows of the table it changed.</summary>
    private static int Run(HubDbContext db, string text, IReadOnlyList<object> rows, Action<object, IBulkValues> write, IReadOnlyList<long>? read)
    {
        using var command = db.SqliteCommand("");
        var handle = command.Connection!.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, text, out var statement), handle);
        var before = raw.sqlite3_total_changes(handle);
        using (statement)
        {
            var values = new SqliteValues(statement);
            for (var i = 0; i < rows.Count; i++)
            {
                values.Begin();
                write(rows[i], values);
                if (read is not null)
                    values.Write(read[i]);
                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, handle);
                _ = raw.sqlite3_reset(statement);
            }
        }
        return raw.sqlite3_total_changes(handle) - before;
    }
}
