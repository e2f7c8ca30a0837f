using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.PostgreSql;
using IdentityHub.Storage.Sqlite;
using IdentityHub.Storage.SqlServer;
using IdentityHub.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Migrating;

public sealed class MigrationTests
{
    [Theory, EveryEngine]
    public async Task NodesThatStartAtOnceMakeOneDatabase(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.ReserveAsync(provider);
        var nodes = Enumerable.Range(0, 3).Select(_ => database.Node()).ToList();
        (await InAsync(nodes[0], hub => hub.IsCurrentAsync(Stop))).ShouldBeFalse();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => MigrateAsync(node), Stop)));

        (await InAsync(nodes[1], hub => hub.IsCurrentAsync(Stop))).ShouldBeTrue();
        await nodes[2].CommandAsync(work => work.Publish(Change()));
        await MigrateAsync(nodes[0]);
    }

    [Fact]
    public async Task ANodeThatDiedWhileMigratingHoldsUpNobody()
    {
        await using var database = await TestDatabase.ReserveAsync(DatabaseProvider.Sqlite);
        await using (var connection = new SqliteConnection(database.ConnectionString))
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync(Stop);
        }

        await MigrateAsync(database.Node()).WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void TheMigrationIsThatOfTheModel(DatabaseProvider provider)
    {
        using HubDbContext db = provider switch
        {
            DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
            DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
            _ => new SqlServerDesignTimeFactory().CreateDbContext([]),
        };

        db.Database.HasPendingModelChanges().ShouldBeFalse("Run eng/migrations.sh.");
    }

    private static Task<bool> MigrateAsync(IServiceProvider node) => InAsync(node, async hub =>
    {
        await hub.MigrateAsync(Stop);
        return true;
    });

    private static async Task<T> InAsync<T>(IServiceProvider node, Func<HubDatabase, Task<T>> use)
    {
        await using var scope = node.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<HubDatabase>());
    }
}
