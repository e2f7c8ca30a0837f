using IdentityHub.Storage;
using Npgsql;
using Xunit;

namespace IdentityHub.Testing;

/// <summary>Makes PostgreSQL databases from one migrated template database.</summary>
internal static class PostgreSqlServer
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_POSTGRESQL");
    private static readonly string TemplateName = $"identityhub_template_{Guid.NewGuid():N}";
    private static readonly Lazy<Task> Template = new(MakeTemplateAsync);

    public static async Task<TestDatabase> CreateAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "IDENTITYHUB_TEST_POSTGRESQL names no PostgreSQL server.");
        await Template.Value;
        var name = $"identityhub_test_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {TemplateName}");
        return new TestDatabase(DatabaseProvider.PostgreSql, ConnectionString(name), async () =>
        {
            await using (var connection = new NpgsqlConnection(ConnectionString(name)))
                NpgsqlConnection.ClearPool(connection);
            await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        });
    }

    public static TestDatabase Reserve()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "IDENTITYHUB_TEST_POSTGRESQL names no PostgreSQL server.");
        var name = $"{Prefix}_{Interlocked.Increment(ref made)}";
        return new TestDatabase(DatabaseProvider.PostgreSql, ConnectionString(name), () => new ValueTask(
            RunAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
    }

    private static async Task MakeTemplateAsync()
    {
        await RunAsync($"CREATE DATABASE {TemplateName}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RunAsync($"DROP DATABASE IF EXISTS {TemplateName} WITH (FORCE)").GetAwaiter().GetResult();
        await TestDatabase.MigrateAsync(DatabaseProvider.PostgreSql, ConnectionString(TemplateName) + ";Pooling=False");
    }

    private static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;

    private static async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
