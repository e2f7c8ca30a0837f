using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Feed;

public sealed class FencingTests
{
    [Theory, EveryEngine]
    public async Task OneNodeAtATimeSequences(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, second, clock) = Nodes(database);
        await first.CommandAsync(work => work.Publish(Change()));
        await first.SequenceAsync();
        await first.CommandAsync(work => work.Publish(Change()));

        (await second.GetRequiredService<Sequencer>().RunRoundAsync(Stop)).ShouldBeFalse();

        clock.Advance(FencedLease.Duration + TimeSpan.FromSeconds(1));
        (await second.GetRequiredService<Sequencer>().RunRoundAsync(Stop)).ShouldBeTrue();
        (await second.FeedAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryEngine]
    public async Task ASequencerThatWasPausedAndOvertakenWritesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, second, clock) = Nodes(database);
        await first.CommandAsync(work => work.Publish(Change("1")));
        await first.SequenceAsync();
        // The first node sleeps; its lease runs out; the second one takes over and sleeps in its turn; the first wakes and still believes that it is the sequencer.
        clock.Advance(FencedLease.Duration + TimeSpan.FromSeconds(1));
        await first.CommandAsync(work => work.Publish(Change("2")));
        await second.SequenceAsync();
        await first.CommandAsync(work => work.Publish(Change("3")));

        (await first.GetRequiredService<Sequencer>().RunRoundAsync(Stop)).ShouldBeFalse();

        (await first.FeedAsync()).Select(change => change.Change.SourceSystem).ShouldBe(["1", "2"]);
        (await first.CountAsync<OutboxRow>()).ShouldBe(1);
        await second.SequenceAsync();
        (await first.FeedAsync()).Select(change => (change.Position.Value, change.Change.SourceSystem)).ShouldBe([(1L, "1"), (2L, "2"), (3L, "3")]);
    }

    [Theory, EveryEngine]
    public async Task ALeaseThatIsGivenBackIsFreeAtOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, second, _) = Nodes(database);
        await first.CommandAsync(work => work.Publish(Change()));
        await first.SequenceAsync();
        await first.GetRequiredService<Sequencer>().StopAsync(Stop);
        await first.CommandAsync(work => work.Publish(Change()));

        (await second.GetRequiredService<Sequencer>().RunRoundAsync(Stop)).ShouldBeTrue();
    }

    [Theory, EveryEngine]
    public async Task AFaultyStepHoldsUpNoOtherAndWritesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node(services => services.AddScoped<ISequencedStep, FaultyStep>());
        await node.CommandAsync(work => work.Publish(Change("good")));

        await node.GetRequiredService<Sequencer>().RunRoundAsync(Stop);
        await node.GetRequiredService<Sequencer>().RunRoundAsync(Stop);

        (await node.FeedAsync()).ShouldHaveSingleItem().Change.SourceSystem.ShouldBe("good");
        (await node.CountAsync<OutboxRow>()).ShouldBe(0);
    }

    private static (ServiceProvider First, ServiceProvider Second, FakeTimeProvider Clock) Nodes(TestDatabase database)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        return (database.Node(services => services.AddSingleton<TimeProvider>(clock)), database.Node(services => services.AddSingleton<TimeProvider>(clock)), clock);
    }

    private sealed class FaultyStep : ISequencedStep
    {
        public string Name => "faulty";

        public Task<bool> IsNeededAsync(CancellationToken cancellation) => Task.FromResult(true);

        public Task RunAsync(IWork work, CancellationToken cancellation)
        {
            work.Publish(Change("never"));
            throw new NotSupportedException("on purpose");
        }
    }
}
