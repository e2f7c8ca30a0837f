using System.Data.Common;
using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Storage.MasterData;

/// <summary>Updates and deletes of many rows, each by its own key, in few round trips: as driver batches where the driver has them, otherwise one prepared statement run per row.</summary>
internal static class RowUpdates
{
    private const int CommandsPerBatch = 256;

    /// <summary>Overwrites columns of rows whose key and check column are as given; the number of rows that were.</summary>
    public static Task<int> UpdateManyAsync<TRow>(
        this HubDbContext db, IReadOnlyList<TRow> rows, IReadOnlyList<object> read, string key, string check, IReadOnlyCollection<string> columns, CancellationToken cancellation)
        where TRow : class
    {
        var table = BulkTable.Of<TRow>(db);
        var set = table.Columns.Where(column => columns.Contains(column.Name)).ToList();
        var keyColumn = table.Columns.Single(column => column.Name == key);
        var assignments = string.Join(", ", set.Select((column, i) => $"{column.Name} = @p{i}"));
        var text = $"UPDATE {table.Name} SET {assignments} WHERE {key} = @p{set.Count} AND {check} = @p{set.Count + 1}";
        var checkColumn = table.Columns.Single(column => column.Name == check);
        return db.RunManyAsync(text, [.. set, keyColumn, checkColumn], rows.Count, i => [.. set.Select(column => column.Read(rows[i])), keyColumn.Read(rows[i]), read[i]], cancellation);
    }

    /// <summary>Deletes rows by the columns given.</summary>
    public static Task<int> DeleteManyAsync<TRow>(this HubDbContext db, IReadOnlyList<TRow> rows, IReadOnlyCollection<string> by, CancellationToken cancellation) where TRow : class
    {
        var table = BulkTable.Of<TRow>(db);
        var keys = table.Columns.Where(column => by.Contains(column.Name)).ToList();
        var text = $"DELETE FROM {table.Name} WHERE {string.Join(" AND ", keys.Select((column, i) => $"{column.Name} = @p{i}"))}";
        return db.RunManyAsync(text, keys, rows.Count, i => [.. keys.Select(column => column.Read(rows[i]))], cancellation);
    }

    private static async Task<int> RunManyAsync(
        this HubDbContext db, string text, IReadOnlyList<BulkColumn> columns, int count, Func<int, object?[]> values, CancellationToken cancellation)
    {
        if (count == 0)
            return 0;
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return connection.CanCreateBatch && count > 1
            ? await BatchAsync(connection, transaction, text, columns, count, values, cancellation)
            : await LoopAsync(connection, transaction, text, columns, count, values, cancellation);
    }

    private static async Task<int> BatchAsync(
        DbConnection connection, DbTransaction? transaction, string text, IReadOnlyList<BulkColumn> columns, int count, Func<int, object?[]> values, CancellationToken cancellation)
    {
        var affected = 0;
        for (var first = 0; first < count; first += CommandsPerBatch)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            for (var i = first; i < Math.Min(count, first + CommandsPerBatch); i++)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = text;
                var parameters = values(i);
                for (var p = 0; p < parameters.Length; p++)
                    command.Parameters.Add(Named(command.CreateParameter(), p, columns[p], parameters[p]));
                batch.BatchCommands.Add(command);
            }
            affected += await batch.ExecuteNonQueryAsync(cancellation);
        }
        return affected;
    }

    private static async Task<int> LoopAsync(
        DbConnection connection, DbTransaction? transaction, string text, IReadOnlyList<BulkColumn> columns, int count, Func<int, object?[]> values, CancellationToken cancellation)
    {
        var affected = 0;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        for (var i = 0; i < count; i++)
        {
            var parameters = values(i);
            for (var p = 0; p < parameters.Length; p++)
            {
                if (i == 0)
                    command.Parameters.Add(Named(command.CreateParameter(), p, columns[p], parameters[p]));
                else
                    command.Parameters[p].Value = parameters[p] ?? DBNull.Value;
            }
            affected += await command.ExecuteNonQueryAsync(cancellation);
        }
        return affected;
    }

    private static DbParameter Named(DbParameter parameter, int place, BulkColumn column, object? value)
    {
        // SQL Server takes an untyped null for text, which doesn't convert to binary.
        if (column.ProviderType == typeof(byte[]))
            parameter.DbType = System.Data.DbType.Binary;
        parameter.ParameterName = $"@p{place}";
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }
}
