using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Testing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Work;

public sealed class ConcurrencyTests
{
    [Theory, EveryEngine]
    public async Task NoUpdateIsLostWhenTwoNodesWriteOneRow(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];

        // A revision checked as parties' are: read, then write WHERE revision = @read, or run again.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => nodes[i % 2].CommandAsync(async (db, _) =>
        {
            var read = await db.Set<FeedHeadRow>().AsNoTracking().SingleAsync(Stop);
            var written = await db.Set<FeedHeadRow>().Where(row => row.Latest == read.Latest)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Latest, read.Latest + 1), Stop);
            return written == 1 ? true : throw new StaleRevisionException();
        })));

        (await nodes[0].ReadAsync(db => db.Set<FeedHeadRow>().SingleAsync(Stop))).Latest.ShouldBe(20);
    }

    [Theory, EveryEngine]
    public async Task AStaleRevisionRunsTheCommandAgainOnAnEmptyChangeTracker(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        var tries = 0;

        await node.CommandAsync((db, work) =>
        {
            db.ChangeTracker.HasChanges().ShouldBeFalse();
            db.Add(new DataProtectionKey { FriendlyName = "once" });
            work.Publish(Change());
            return ++tries < 3 ? throw new StaleRevisionException() : Task.FromResult(true);
        });

        tries.ShouldBe(3);
        (await node.CountAsync<DataProtectionKey>()).ShouldBe(1);
        (await node.CountAsync<OutboxRow>()).ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task ACommandThatIsAlwaysStaleGivesUp(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tries = 0;

        await Should.ThrowAsync<StaleRevisionException>(() => database.Node().CommandAsync<bool>((_, _) =>
        {
            tries++;
            throw new StaleRevisionException();
        }));

        tries.ShouldBeInRange(2, 20);
    }

    [Theory, EveryEngine]
    public async Task CommandsOnOneStripeFollowEachOther(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];
        var stripe = LockStripe.Of("ada@example.com"u8);

        // Look, then make it if it isn't there: without the stripe two commands both find nothing.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => nodes[i % 2].CommandAsync(async (db, work) =>
        {
            await work.LockAsync([stripe], Stop);
            if (!await db.DataProtectionKeys.AnyAsync(key => key.FriendlyName == "ada", Stop))
                db.Add(new DataProtectionKey { FriendlyName = "ada" });
            return true;
        })));

        (await nodes[0].CountAsync<DataProtectionKey>()).ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task StripesInAnyOrderNeverDeadlock(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];
        var stripes = Enumerable.Range(0, 40).Select(i => LockStripe.Of([(byte)i])).ToArray();
        var tries = 0;

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => nodes[i % 2].CommandAsync(async (_, work) =>
        {
            Interlocked.Increment(ref tries);
            var mine = stripes.ToArray();
            new Random(i).Shuffle(mine);
            await work.LockAsync(mine[..20], Stop);
            return true;
        })));

        tries.ShouldBe(24);
    }

    [Theory, EveryEngine]
    public async Task StripesAreTakenOncePerCommand(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await Should.ThrowAsync<InvalidOperationException>(() => database.Node().CommandAsync(async (_, work) =>
        {
            await work.LockAsync([LockStripe.Of("a"u8)], Stop);
            await work.LockAsync([LockStripe.Of("b"u8)], Stop);
            return true;
        }));
    }

    [Theory, EveryEngine(ManyWriters = true)]
    public async Task ADeadlockIsResolvedByRunningOneCommandAgain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync((db, _) =>
        {
            db.AddRange(new DataProtectionKey { FriendlyName = "1", Xml = "0" }, new DataProtectionKey { FriendlyName = "2", Xml = "0" });
            return Task.FromResult(true);
        });
        var both = new Barrier(2);

        await Task.WhenAll(new[] { ("1", "2"), ("2", "1") }.Select(order => Task.Run(() =>
        {
            var first = true;
            return node.CommandAsync(async (db, _) =>
            {
                await TouchAsync(db, order.Item1);
                if (first)
                    both.SignalAndWait(TimeSpan.FromMinutes(1), Stop);
                first = false;
                await TouchAsync(db, order.Item2);
                return true;
            });
        })));

        var rows = await node.ReadAsync(db => db.DataProtectionKeys.Select(key => key.Xml).ToListAsync(Stop));
        rows.ShouldBe(["000", "000"]);

        static Task<int> TouchAsync(HubDbContext db, string name) => db.DataProtectionKeys.Where(key => key.FriendlyName == name)
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.Xml, k => k.Xml + "0"), Stop);
    }

    [Theory, EveryEngine]
    public async Task FrameworksThatSaveByThemselvesMeetCommandsWithoutFaults(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => i % 3 == 0
            ? nodes[i % 2].CommandAsync(work => work.Publish(Change()))
            : nodes[i % 2].ReadAsync(async db =>
            {
                db.Add(new DataProtectionKey { FriendlyName = $"{i}" });
                return await db.SaveChangesAsync(Stop);
            })));

        (await nodes[0].CountAsync<DataProtectionKey>()).ShouldBe(20);
        (await nodes[0].CountAsync<OutboxRow>()).ShouldBe(10);
    }

    [Theory, EveryEngine]
    public async Task AReaderDoesNotWaitForAWriter(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();

        await node.CommandAsync(async (db, _) =>
        {
            db.Add(new DataProtectionKey { FriendlyName = "not committed" });
            await db.SaveChangesAsync(Stop);
            (await node.CountAsync<DataProtectionKey>()).ShouldBe(0);
            return true;
        });
    }
}
