using Microsoft.Data.Sqlite;

namespace IdentityHub.Storage.Sqlite;

/// <summary>A connection of one user at a time, outside the pool, with statements that stay prepared.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;

    public SqliteStatements(string connectionString)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = SqlitePragmas.Text;
        pragmas.ExecuteNonQuery();
    }

    /// <summary>The statement with values for <c>@0</c>, <c>@1</c>…; null stands for NULL.</summary>
    public SqliteCommand With(string text, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(text, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = text;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
            prepared.Add(text, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    public int Run(string text, params ReadOnlySpan<object?> values) => With(text, values).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }
}
