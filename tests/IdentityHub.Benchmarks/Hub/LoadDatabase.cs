using Npgsql;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>A database of the load's own, gone afterwards.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> drop;

    private LoadDatabase(string connectionString, Func<ValueTask> drop) => (ConnectionString, this.drop) = (connectionString, drop);

    public string ConnectionString { get; }

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
        var server = Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_POSTGRESQL") ?? throw new InvalidOperationException("IDENTITYHUB_TEST_POSTGRESQL names no server.");
        var name = $"identityhub_load_{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE DATABASE {name}");
        return new LoadDatabase(
            new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString, async () => await RunAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    public ValueTask DisposeAsync() => drop();

    private static async Task RunAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
