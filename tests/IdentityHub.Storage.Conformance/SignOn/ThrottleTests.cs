using IdentityHub.Accounts.SigningIn;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Sqlite;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.SignOn;

public sealed class ThrottleTests
{
    private static readonly ThrottleRule Wide = new(1_000, TimeSpan.FromMinutes(15)), Narrow = new(5, TimeSpan.FromMinutes(15)) { Shortest = TimeSpan.FromMinutes(15) };

    [Theory, EveryEngine]
    public async Task OfFiftyTriesAtOnceOnTwoNodesFiveAreFreeAndOneThatWaitsIsntCounted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];

        var waits = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TakeAsync(nodes[i % 2], i % 10)));

        waits.Count(wait => wait == TimeSpan.Zero).ShouldBe(5);
        (await CountAsync(nodes[0], "account")).ShouldBe(5);
        (await Task.WhenAll(Enumerable.Range(0, 10).Select(i => CountAsync(nodes[0], $"network {i}")))).Sum().ShouldBe(5, "all or none of a try's keys");
    }

    [Theory, EveryEngine]
    public async Task WhatWasRightDoesntCount(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        for (var i = 0; i < 3; i++)
            await TakeAsync(node, 0);

        await WithAsync(node, throttle => throttle.SucceededAsync([("network 0", false), ("account", true)], Stop));

        (await CountAsync(node, "network 0")).ShouldBe(2);
        (await CountAsync(node, "account")).ShouldBe(0);
    }

    [Fact]
    public async Task OnSqliteASingleWriteOutsideAUnitOfWorkQueuesLikeEveryOther()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var node = database.Node();
        await using var scope = node.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<ISessionStore>();
        var turn = await node.GetRequiredService<SqliteWriterGate>().EnterAsync(Stop);

        // Without the queue it would be done, or sleep within SQLite, before the call returns.
        var touched = sessions.TouchAsync(TypeId.New<SessionId>(TimeProvider.System), DateTimeOffset.UtcNow, Stop);
        touched.IsCompleted.ShouldBeFalse();
        turn!.Dispose();
        await touched;

        // And it leaves the queue, also when it failed.
        await Should.ThrowAsync<Exception>(() => scope.ServiceProvider.GetRequiredService<HubDbContext>().Database.ExecuteSqlRawAsync("DELETE FROM there_is_no_such_table", Stop));
        (await node.GetRequiredService<SqliteWriterGate>().EnterAsync(Stop))!.Dispose();
    }

    private static async Task<TimeSpan> TakeAsync(IServiceProvider node, int network)
    {
        var wait = TimeSpan.Zero;
        await WithAsync(node, async throttle => wait = await throttle.TakeAsync([($"network {network}", Wide), ("account", Narrow)], Stop));
        return wait;
    }

    private static async Task WithAsync(IServiceProvider node, Func<AttemptThrottle, Task> act)
    {
        await using var scope = node.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await act(new AttemptThrottle(services.GetRequiredService<IThrottleStore>(), services.GetRequiredService<IKeyWrapping>(), services.GetRequiredService<IUnitOfWork>(), TimeProvider.System));
    }

    private static async Task<int> CountAsync(IServiceProvider node, string key)
    {
        await using var scope = node.CreateAsyncScope();
        var hash = scope.ServiceProvider.GetRequiredService<IKeyWrapping>().KeyedHash("sign-in throttle", System.Text.Encoding.UTF8.GetBytes(key));
        return (await scope.ServiceProvider.GetRequiredService<IThrottleStore>().ReadToCountAsync(hash, Stop)).Count;
    }
}
