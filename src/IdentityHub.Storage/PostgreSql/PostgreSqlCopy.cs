using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Many rows by binary COPY, within the running transaction: what initial loads write by.</summary>
internal static class PostgreSqlCopy
{
    /// <summary>From so many rows on it is quicker than one statement with an array per column.</summary>
    public const int Worthwhile = 2000;

    private const int Enough = 1 << 18;

    public static async Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation);
        try
        {
            var values = new PostgreSqlCopyValues(table.Columns.Count);
            foreach (var row in rows)
            {
                values.Begin();
                table.Write(row, values);
                if (values.Written.Length < Enough)
                    continue;
                await copy.WriteAsync(values.Written, cancellation);
                values.Clear();
            }
            values.End();
            await copy.WriteAsync(values.Written, cancellation);
        }
        catch
        {
            // Otherwise what was sent so far would be taken for all there is.
            await copy.CancelAsync();
            throw;
        }
    }
}
