using System.Collections.Concurrent;
using IdentityHub.Storage;
using IdentityHub.Storage.PostgreSql;
using Npgsql;
using Xunit;

namespace IdentityHub.Testing;

/// <summary>
/// Makes PostgreSQL databases from one migrated template database. One that a test is done with is emptied and used again: DROP DATABASE waits for a
/// checkpoint of the whole server.
/// </summary>
internal static class PostgreSqlServer
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_POSTGRESQL");
    private static readonly string Prefix = $"identityhub_test_{Guid.NewGuid():N}";
    private static readonly Lazy<Task> Template = new(MakeTemplateAsync);
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly ConcurrentBag<string> All = [];
    private static int made;

    /// <summary>Empties every table, triggers notwithstanding, and puts back the rows that the migrations made.</summary>
    private const string Reset =
        """
        SET session_replication_role = replica;
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP
                EXECUTE format('DELETE FROM public.%I', name);
            END LOOP;
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'seed' LOOP
                EXECUTE format('INSERT INTO public.%I SELECT * FROM seed.%I', name, name);
            END LOOP;
        END $$;
        """;

    private const string KeepSeed =
        """
        CREATE SCHEMA seed;
        DO $$
        DECLARE name text; filled boolean;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO filled;
                IF filled THEN
                    EXECUTE format('CREATE TABLE seed.%I AS TABLE public.%I', name, name);
                END IF;
            END LOOP;
        END $$;
        """;

    public static async Task<TestDatabase> CreateAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "IDENTITYHUB_TEST_POSTGRESQL names no PostgreSQL server.");
        await Template.Value;
        if (Free.TryTake(out var name))
        {
            await RunAsync(name, Reset);
        }
        else
        {
            name = $"{Prefix}_{Interlocked.Increment(ref made)}";
            All.Add(name);
            await RunAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {Prefix}");
        }
        return new TestDatabase(DatabaseProvider.PostgreSql, ConnectionString(name), async () =>
        {
            await using (var connection = new NpgsqlConnection(PostgreSqlConnections.WithPreparedStatements(ConnectionString(name))))
                NpgsqlConnection.ClearPool(connection);
            // Connections that a test left behind would meet the next one.
            await RunAsync("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
            Free.Add(name);
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
        All.Add(Prefix);
        await RunAsync("postgres", $"CREATE DATABASE {Prefix}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAllAsync().GetAwaiter().GetResult();
        await TestDatabase.MigrateAsync(DatabaseProvider.PostgreSql, ConnectionString(Prefix) + ";Pooling=False");
        await RunAsync(Prefix, KeepSeed);
    }

    private static async Task DropAllAsync()
    {
        foreach (var name in All)
            await RunAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;

    private static async Task RunAsync(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
