using System.Text;
using IdentityHub.Storage.Bulk;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Multi-row inserts, ordered, because only an ordered INSERT … SELECT gives identity values in order; updates and deletions a row a command, many commands a round trip.</summary>
internal sealed class SqlServerBulkWrite : IBulkWrite
{
    /// <summary>A command takes 2,100 parameters.</summary>
    private const int MaximumParameters = 2000;

    private const int CommandsPerBatch = 256;

    public async Task InsertAsync(HubDbContext db, IReadOnlyList<BulkInsert> inserts, CancellationToken cancellation)
    {
        foreach (var (table, rows) in inserts)
            await InsertAsync(db, table, rows, cancellation);
    }

    private static async Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        for (var start = 0; start < rows.Count;)
        {
            // Powers of two, so that few texts fill the plan cache.
            var count = 1;
            while (count * 2 <= rows.Count - start && count * 2 * table.Columns.Count <= MaximumParameters)
                count *= 2;
            await using var command = db.SqlServerCommand(Text(table, count));
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                    command.Parameters.Add(Parameter(table.Columns[column], rows[start + row], $"@p{row}_{column}"));
            }
            await command.ExecuteNonQueryAsync(cancellation);
            start += count;
        }
    }

    public Task<int> UpdateAsync(HubDbContext db, BulkChange change, IReadOnlyList<object> rows, IReadOnlyList<long> read, CancellationToken cancellation) =>
        RunAsync(db, UpdateText(change), change, rows, read, cancellation);

    public Task<int> DeleteAsync(HubDbContext db, BulkChange keys, IReadOnlyList<object> rows, CancellationToken cancellation) =>
        RunAsync(db, DeleteText(keys), keys, rows, null, cancellation);

    internal static string UpdateText(BulkChange change) =>
        $"UPDATE {change.Table.Name} SET {string.Join(", ", change.Set.Select((column, i) => $"{column.Name} = @p{i}"))} WHERE {Where(change)} AND {change.Check!.Name} = @was";

    internal static string DeleteText(BulkChange keys) => $"DELETE FROM {keys.Table.Name} WHERE {Where(keys)}";

    internal static string Text(BulkTable table, int rows)
    {
        var text = new StringBuilder($"INSERT INTO {table.Name} ({table.ColumnList}) SELECT {table.ColumnList} FROM (VALUES ");
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (").Append(row);
            for (var column = 0; column < table.Columns.Count; column++)
                text.Append(", @p").Append(row).Append('_').Append(column);
            text.Append(')');
        }
        return text.Append(") AS new_rows(row_ordinal, ").Append(table.ColumnList).Append(") ORDER BY row_ordinal;").ToString();
    }

    private static async Task<int> RunAsync(
        HubDbContext db, string text, BulkChange change, IReadOnlyList<object> rows, IReadOnlyList<long>? read, CancellationToken cancellation)
    {
        BulkColumn[] columns = [.. change.Set, .. change.Keys];
        var connection = (SqlConnection)db.Database.GetDbConnection();
        var transaction = (SqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        var affected = 0;
        for (var first = 0; first < rows.Count; first += CommandsPerBatch)
        {
            await using var batch = new SqlBatch(connection, transaction);
            for (var i = first; i < Math.Min(rows.Count, first + CommandsPerBatch); i++)
            {
                var command = new SqlBatchCommand(text);
                for (var p = 0; p < columns.Length; p++)
                    command.Parameters.Add(Parameter(columns[p], rows[i], $"@p{p}"));
                if (read is not null)
                    command.Parameters.Add(new SqlParameter("@was", read[i]));
                batch.BatchCommands.Add(command);
            }
            affected += await batch.ExecuteNonQueryAsync(cancellation);
        }
        return affected;
    }

    private static string Where(BulkChange change) => string.Join(" AND ", change.Keys.Select((column, i) => $"{column.Name} = @p{change.Set.Count + i}"));

    private static SqlParameter Parameter(BulkColumn column, object row, string name)
    {
        var parameter = new SqlParameter(name, column.Read(row) ?? DBNull.Value);
        // An untyped null would be text, which doesn't convert to binary.
        if (column.ProviderType == typeof(byte[]))
            parameter.SqlDbType = System.Data.SqlDbType.VarBinary;
        return parameter;
    }
}
