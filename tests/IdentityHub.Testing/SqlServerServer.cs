using IdentityHub.Storage;
using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;
using Xunit;

namespace IdentityHub.Testing;

/// <summary>Makes SQL Server databases, on the server that is named or in a container.</summary>
internal static class SqlServerServer
{
    private static readonly Lazy<Task<string?>> Server = new(FindAsync);

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = await ReserveAsync();
        await TestDatabase.MigrateAsync(DatabaseProvider.SqlServer, database.ConnectionString);
        return database;
    }

    public static async Task<TestDatabase> ReserveAsync()
    {
        var server = await Server.Value;
        Assert.SkipWhen(server is null, "SqlServer: IDENTITYHUB_TEST_SQLSERVER names no server, and Docker isn't here.");
        var name = $"identityhub_test_{Guid.NewGuid():N}";
        var connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name, TrustServerCertificate = true }.ConnectionString;
        return new TestDatabase(DatabaseProvider.SqlServer, connectionString, async () =>
        {
            await using var connection = new SqlConnection(
                new SqlConnectionStringBuilder(server) { InitialCatalog = "master", TrustServerCertificate = true }.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}; END";
            await command.ExecuteNonQueryAsync();
        });
    }

    private static async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_SQLSERVER") is { Length: > 0 } named)
            return named;
        if (!File.Exists("/var/run/docker.sock") && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOCKER_HOST")))
            return null;
        // Ryuk, Testcontainers' reaper, removes it when the process ends.
        var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
