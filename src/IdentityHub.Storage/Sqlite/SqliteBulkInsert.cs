using IdentityHub.Storage.Bulk;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// One prepared statement, run per row, bound by place on SQLite's own interface: within the process that is quicker than long VALUES lists, and than the driver's
/// parameters, which SQLite finds by name, one after the other.
/// </summary>
internal sealed class SqliteBulkInsert : IBulkInsert
{
    public Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        using var command = db.SqliteCommand("");
        var handle = command.Connection!.Handle!;
        var text = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, text, out var statement), handle);
        using (statement)
        {
            foreach (var row in rows)
            {
                for (var i = 0; i < table.Columns.Count; i++)
                    Bind(statement, i + 1, table.Columns[i].Read(row));
                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, handle);
                _ = raw.sqlite3_reset(statement);
            }
        }
        return Task.CompletedTask;
    }

    private static void Bind(sqlite3_stmt statement, int place, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int(statement, place, number),
            bool flag => raw.sqlite3_bind_int(statement, place, flag ? 1 : 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            string text => raw.sqlite3_bind_text(statement, place, text),
            double number => raw.sqlite3_bind_double(statement, place, number),
            _ => throw new NotSupportedException($"{value.GetType()} is no type that SQLite keeps."),
        };
    }
}
