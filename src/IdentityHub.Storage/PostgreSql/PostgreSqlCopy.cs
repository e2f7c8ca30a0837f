using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Many rows by binary COPY, within the running transaction: what initial loads write by.</summary>
internal static class PostgreSqlCopy
{
    /// <summary>From so many rows on it is quicker than one statement with an array per column.</summary>
    public const int Worthwhile = 2000;

    public static async Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var types = table.Columns.Select(column => PostgreSqlBulkInsert.WithoutLength(column.StoreType)).ToArray();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            for (var i = 0; i < types.Length; i++)
                await WriteAsync(copy, table.Columns[i].Read(row), types[i], cancellation);
        }
        await copy.CompleteAsync(cancellation);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, string type, CancellationToken cancellation) => value switch
    {
        null => copy.WriteNullAsync(cancellation),
        long number => copy.WriteAsync(number, type, cancellation),
        int number => copy.WriteAsync(number, type, cancellation),
        bool flag => copy.WriteAsync(flag, type, cancellation),
        byte[] bytes => copy.WriteAsync(bytes, type, cancellation),
        string text => copy.WriteAsync(text, type, cancellation),
        Guid id => copy.WriteAsync(id, type, cancellation),
        double number => copy.WriteAsync(number, type, cancellation),
        _ => throw new NotSupportedException($"{value.GetType()} is no type that is copied."),
    };
}
