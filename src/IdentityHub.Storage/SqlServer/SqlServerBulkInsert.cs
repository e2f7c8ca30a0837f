using System.Text;
using IdentityHub.Storage.Bulk;
using Microsoft.Data.SqlClient;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Multi-row inserts, ordered, because only an ordered INSERT … SELECT gives identity values in order.</summary>
internal sealed class SqlServerBulkInsert : IBulkInsert
{
    /// <summary>A command takes 2,100 parameters.</summary>
    private const int MaximumParameters = 2000;

    public async Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
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

    private static SqlParameter Parameter(BulkColumn column, object row, string name)
    {
        var parameter = new SqlParameter(name, column.Read(row) ?? DBNull.Value);
        // An untyped null would be text, which doesn't convert to binary.
        if (column.ProviderType == typeof(byte[]))
            parameter.SqlDbType = System.Data.SqlDbType.VarBinary;
        return parameter;
    }
}
