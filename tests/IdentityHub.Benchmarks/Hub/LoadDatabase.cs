using Npgsql;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>A database of the load's own, gone afterwards unless it is kept for further runs.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> drop;

    private LoadDatabase(string connectionString, Func<ValueTask> drop) => (ConnectionString, this.drop) = (connectionString, drop);

    public string ConnectionString { get; }

    /// <summary>True when a run before has filled it.</summary>
    public bool IsFilled { get; private init; }

    /// <summary>The database of that name in a folder (or on the server), made when there is none; never dropped.</summary>
    public static async Task<LoadDatabase> KeepAsync(string provider, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        if (provider == "Sqlite")
        {
            var path = Path.Combine(folder, $"{name}.db");
            return new LoadDatabase($"Data Source={path}", () => ValueTask.CompletedTask) { IsFilled = File.Exists(path) };
        }
        var connectionString = new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;
        try
        {
            await RunAsync(Server, $"CREATE DATABASE {name}");
            return new LoadDatabase(connectionString, () => ValueTask.CompletedTask);
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            return new LoadDatabase(connectionString, () => ValueTask.CompletedTask) { IsFilled = true };
        }
    }

    public static async Task<LoadDatabase> CreateAsync(string provider)
    {
        if (provider == "Sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("identityhub-load-");
            return new LoadDatabase($"Data Source={Path.Combine(folder.FullName, "hub.db")}", () =>
            {
                folder.Delete(recursive: true);
                return ValueTask.CompletedTask;
            });
        }
        var server = Server;
        var name = $"identityhub_load_{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE DATABASE {name}");
        return new LoadDatabase(
            new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString, async () => await RunAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    public ValueTask DisposeAsync() => drop();

    private static string Server => Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_POSTGRESQL") ?? throw new InvalidOperationException("IDENTITYHUB_TEST_POSTGRESQL names no server.");

    private static async Task RunAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
