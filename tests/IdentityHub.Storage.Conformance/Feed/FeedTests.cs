using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Feed;

public sealed class FeedTests
{
    [Theory, EveryEngine]
    public async Task AChangeComesBackAsItWasPublished(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        var party = TypeId.New<GlobalPartyId>(TimeProvider.System);
        await node.CommandAsync(work =>
        {
            work.Publish(new ChangeEvent(ChangeKind.PartyCreated, party, null, default));
            work.Publish(new ChangeEvent(ChangeKind.MembershipChanged, party, "crm", "{\"a\":\"ü\"}"u8.ToArray()));
        });
        (await node.FeedAsync()).ShouldBeEmpty();

        await node.SequenceAsync();

        var feed = await node.FeedAsync();
        feed.Select(change => change.Position.Value).ShouldBe([1, 2]);
        feed.Select(change => change.Change.Kind).ShouldBe([ChangeKind.PartyCreated, ChangeKind.MembershipChanged]);
        feed.Select(change => change.Change.SourceSystem).ShouldBe([null, "crm"]);
        feed.ShouldAllBe(change => change.Change.Party == party);
        feed[1].Change.Payload.ToArray().ShouldBe("{\"a\":\"ü\"}"u8.ToArray());
    }

    [Theory, EveryEngine]
    public async Task ChangesOfACommandStayInTheirOrder(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();

        await node.CommandAsync(work =>
        {
            for (var i = 0; i < 700; i++)
                work.Publish(Change($"{i}"));
        });
        await node.SequenceAsync();

        (await node.FeedAsync()).Select(change => change.Change.SourceSystem).ShouldBe(Enumerable.Range(0, 700).Select(i => $"{i}"));
    }

    [Theory, EveryEngine(ManyWriters = true)]
    public async Task AReaderMissesNoLateCommitter(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];

        await nodes[0].CommandAsync(async (db, work) =>
        {
            // This command has its place in the outbox already, another one overtakes it and is read.
            work.Publish(Change("late"));
            await ((IdentityHub.Storage.Work.HubWork)work).WriteAsync(Stop);
            await nodes[1].CommandAsync(other => other.Publish(Change("early")));
            await nodes[1].SequenceAsync();
            (await nodes[1].FeedAsync()).Select(change => change.Change.SourceSystem).ShouldBe(["early"]);
            return db.ChangeTracker.HasChanges();
        });
        await nodes[1].SequenceAsync();

        (await nodes[1].FeedAsync()).Select(change => (change.Position.Value, change.Change.SourceSystem)).ShouldContain((2L, "late"));
    }

    [Theory, EveryEngine]
    public async Task TwoNodesThatWriteAndSequenceAtOnceLeaveNoGapAndNoRepeat(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];
        var read = new List<SequencedChange>();
        using var written = new CancellationTokenSource();

        var sequencers = nodes.Select(node => Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
            {
                await node.GetRequiredService<Sequencer>().RunRoundAsync(Stop);
                await Task.Yield();
            }
        }, Stop)).ToList();
        var reader = Task.Run(async () =>
        {
            while (read.Count < 200)
            {
                var after = read.Count == 0 ? FeedPosition.Start : read[^1].Position;
                read.AddRange(await nodes[1].GetRequiredService<IChangeFeed>().ReadAsync(after, 50, Stop));
            }
        }, Stop);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => nodes[i % 2].CommandAsync(work =>
        {
            for (var change = 0; change < 5; change++)
                work.Publish(Change($"{i}/{change}"));
        })));
        await reader.WaitAsync(TimeSpan.FromMinutes(3), Stop);
        await written.CancelAsync();
        await Task.WhenAll(sequencers);

        read.Select(change => change.Position.Value).ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
        read.Select(change => change.Change.SourceSystem).Distinct().Count().ShouldBe(200);
    }

    [Theory, EveryEngine]
    public async Task PagesFollowEachOther(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync(work =>
        {
            for (var i = 0; i < 25; i++)
                work.Publish(Change());
        });
        await node.SequenceAsync();
        var feed = node.GetRequiredService<IChangeFeed>();
        var positions = new List<long>();

        for (var after = FeedPosition.Start; await feed.ReadAsync(after, 10, Stop) is { Count: > 0 } page; after = page[^1].Position)
        {
            page.Count.ShouldBeLessThanOrEqualTo(10);
            positions.AddRange(page.Select(change => change.Position.Value));
        }

        positions.ShouldBe(Enumerable.Range(1, 25).Select(i => (long)i));
        (await feed.BoundsAsync(Stop)).ShouldBe((FeedPosition.Start, new FeedPosition(25)));
    }

    [Theory, EveryEngine]
    public async Task WaitingEndsWhenAnotherNodeSequences(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];
        var feed = nodes[0].GetRequiredService<IChangeFeed>();
        await nodes[1].CommandAsync(work => work.Publish(Change()));

        var seen = Task.Run(async () =>
        {
            while ((await feed.ReadAsync(FeedPosition.Start, 1, Stop)).Count == 0)
                await feed.WaitAsync(FeedPosition.Start, Stop);
        }, Stop);
        await nodes[1].SequenceAsync();

        await seen.WaitAsync(TimeSpan.FromMinutes(2), Stop);
    }

    [Theory, EveryEngine]
    public async Task OldChangesArePrunedAndReadersAreToldSo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var node = database.Node(services => services.AddSingleton<TimeProvider>(clock));
        await node.CommandAsync(work =>
        {
            for (var i = 0; i < FeedPruning.Batch + 5; i++)
                work.Publish(Change());
        });
        await node.SequenceAsync();
        clock.Advance(TimeSpan.FromDays(91));
        await node.CommandAsync(work => work.Publish(Change("young")));
        await node.SequenceAsync();

        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FeedPruning>().RunAsync(new(default, default, 1, default), Stop);

        (await node.FeedAsync()).ShouldHaveSingleItem().Change.SourceSystem.ShouldBe("young");
        (await node.GetRequiredService<IChangeFeed>().BoundsAsync(Stop)).ShouldBe((new FeedPosition(FeedPruning.Batch + 5), new FeedPosition(FeedPruning.Batch + 6)));
    }

    [Theory, EveryEngine]
    public async Task PositionsGoOnAfterEverythingWasPruned(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var node = database.Node(services => services.AddSingleton<TimeProvider>(clock));
        await node.CommandAsync(work => work.Publish(Change()));
        await node.SequenceAsync();
        clock.Advance(TimeSpan.FromDays(91));
        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FeedPruning>().RunAsync(new(default, default, 1, default), Stop);

        await node.CommandAsync(work => work.Publish(Change()));
        await node.SequenceAsync();

        (await node.FeedAsync()).ShouldHaveSingleItem().Position.Value.ShouldBe(2);
    }
}
