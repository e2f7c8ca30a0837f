using System.Collections.Concurrent;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Jobs;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Jobs;

public sealed class JobTests
{
    private static readonly string[] Kinds = [CountingJob.Kind];

    [Theory, EveryEngine]
    public async Task TwoWorkersNeverHaveOneJob(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];
        await EnqueueAsync(nodes[0], 40);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => nodes[i % 2].GetRequiredService<JobDesk>().TakeAsync(Kinds, 3, Stop)));

        var ids = taken.SelectMany(jobs => jobs).Select(job => job.JobId).ToList();
        ids.Count.ShouldBe(40);
        ids.Distinct().Count().ShouldBe(40);
    }

    [Theory, EveryEngine]
    public async Task AJobComesAsItWasEnqueuedAndNotBeforeItsTime(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (node, clock) = Node(database);
        await node.CommandAsync(work => work.Enqueue(new JobRequest(CountingJob.Kind, "{\"a\":1}"u8.ToArray(), clock.GetUtcNow().AddMinutes(5))));
        var desk = node.GetRequiredService<JobDesk>();

        (await desk.TakeAsync(Kinds, 10, Stop)).ShouldBeEmpty();
        clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromMicroseconds(1));
        (await desk.TakeAsync(["another kind"], 10, Stop)).ShouldBeEmpty();
        var job = (await desk.TakeAsync(Kinds, 10, Stop)).ShouldHaveSingleItem();

        job.Payload.ShouldBe("{\"a\":1}"u8.ToArray());
        job.Attempt.ShouldBe(1);
        job.Progress.ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task ADeadWorkersJobIsTakenWhenItsLeaseRunsOutAndItsLateWriteIsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (node, clock) = Node(database);
        await EnqueueAsync(node, 1);
        var desk = node.GetRequiredService<JobDesk>();
        var dead = (await desk.TakeAsync(Kinds, 1, Stop)).Single();
        (await desk.TakeAsync(Kinds, 1, Stop)).ShouldBeEmpty();

        clock.Advance(new WorkerTiming().Lease + TimeSpan.FromSeconds(1));
        var heir = (await desk.TakeAsync(Kinds, 1, Stop)).ShouldHaveSingleItem();

        heir.Attempt.ShouldBe(2);
        (await desk.EndAsync(dead, new JobOutcome.Completed(), null, Stop)).ShouldBeFalse();
        (await desk.ProlongAsync(dead, Stop)).ShouldBeFalse();
        (await desk.EndAsync(heir, new JobOutcome.Completed(), null, Stop)).ShouldBeTrue();
        (await StateAsync(node)).ShouldBe(JobState.Completed);
    }

    [Theory, EveryEngine]
    public async Task AProlongedLeaseIsKept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (node, clock) = Node(database);
        await EnqueueAsync(node, 1);
        var desk = node.GetRequiredService<JobDesk>();
        var job = (await desk.TakeAsync(Kinds, 1, Stop)).Single();

        clock.Advance(new WorkerTiming().Lease * 0.8);
        (await desk.ProlongAsync(job, Stop)).ShouldBeTrue();
        clock.Advance(new WorkerTiming().Lease * 0.8);

        (await desk.TakeAsync(Kinds, 1, Stop)).ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task ProgressIsCarriedToTheNextStepAndTriesBeginAnew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (node, _) = Node(database);
        await EnqueueAsync(node, 1);
        var desk = node.GetRequiredService<JobDesk>();
        await desk.EndAsync((await desk.TakeAsync(Kinds, 1, Stop)).Single(), new JobOutcome.Continue("half"u8.ToArray()), null, Stop);

        var next = (await desk.TakeAsync(Kinds, 1, Stop)).ShouldHaveSingleItem();

        next.Progress.ShouldBe("half"u8.ToArray());
        next.Attempt.ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task AFailureIsTriedLaterAndAGivenUpJobIsKept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (node, clock) = Node(database);
        await EnqueueAsync(node, 1);
        var desk = node.GetRequiredService<JobDesk>();
        await desk.EndAsync((await desk.TakeAsync(Kinds, 1, Stop)).Single(), new JobOutcome.RetryLater("away", TimeSpan.FromMinutes(1)), null, Stop);
        (await desk.TakeAsync(Kinds, 1, Stop)).ShouldBeEmpty();

        clock.Advance(TimeSpan.FromMinutes(2));
        var again = (await desk.TakeAsync(Kinds, 1, Stop)).ShouldHaveSingleItem();
        again.Attempt.ShouldBe(2);
        await desk.EndAsync(again, new JobOutcome.GiveUp("gone"), null, Stop);

        clock.Advance(TimeSpan.FromDays(1));
        (await desk.TakeAsync(Kinds, 1, Stop)).ShouldBeEmpty();
        var row = await node.ReadAsync(db => db.Set<JobRow>().SingleAsync(Stop));
        (row.State, row.Reason).ShouldBe((JobState.GivenUp, "gone"));
    }

    [Theory, EveryEngine]
    public async Task AJobOfACommandThatRollsBackIsNeverDone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (node, _) = Node(database);
        await Should.ThrowAsync<NotSupportedException>(() => node.CommandAsync<bool>((_, work) =>
        {
            work.Enqueue(new JobRequest(CountingJob.Kind, default));
            throw new NotSupportedException();
        }));

        (await node.GetRequiredService<JobDesk>().TakeAsync(Kinds, 1, Stop)).ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task WorkersOnTwoNodesDoEveryJobAndStopGracefully(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var done = new ConcurrentBag<string>();
        ServiceProvider[] nodes = [Worker(database, done), Worker(database, done)];
        foreach (var node in nodes)
            await node.GetRequiredService<JobWorker>().StartAsync(Stop);

        await EnqueueAsync(nodes[0], 20);
        await Waiting.UntilAsync(() => done.Count >= 40);
        foreach (var node in nodes)
            await node.GetRequiredService<JobWorker>().StopAsync(Stop);

        // Each job takes two steps.
        done.Count(step => step == "first").ShouldBe(20);
        done.Count(step => step == "last").ShouldBe(20);
        (await nodes[0].ReadAsync(db => db.Set<JobRow>().CountAsync(row => row.Kind == CountingJob.Kind && row.State == JobState.Completed, Stop))).ShouldBe(20);
    }

    [Theory, EveryEngine]
    public async Task AJobInHandIsGivenBackWhenTheNodeStops(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var begun = new ConcurrentBag<string>();
        var node = database.Node(services => services.AddSingleton(begun).AddJobHandler<EndlessJob>());
        await node.CommandAsync(work => work.Enqueue(new JobRequest(EndlessJob.Kind, default)));
        await node.GetRequiredService<JobWorker>().StartAsync(Stop);
        await Waiting.UntilAsync(() => !begun.IsEmpty);

        await node.GetRequiredService<JobWorker>().StopAsync(Stop);

        (await database.Node().GetRequiredService<JobDesk>().TakeAsync([EndlessJob.Kind], 1, Stop)).ShouldHaveSingleItem().Attempt.ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task ARecurringJobIsThereOnceAndComesAgain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        ServiceProvider[] nodes = [database.Node(), database.Node()];
        var recurring = nodes[0].GetServices<JobRegistration>().Count(job => job.Every is not null);
        foreach (var node in nodes)
            await node.GetRequiredService<JobWorker>().StartAsync(Stop);
        await Waiting.UntilAsync(async () => await nodes[0].ReadAsync(db => db.Set<JobRow>().CountAsync(row => row.Fence > 0 && row.Attempt == 0, Stop)) == recurring);
        foreach (var node in nodes)
            await node.GetRequiredService<JobWorker>().StopAsync(Stop);

        var rows = await nodes[0].ReadAsync(db => db.Set<JobRow>().ToListAsync(Stop));

        rows.Count.ShouldBe(recurring);
        rows.ShouldAllBe(row => row.State == JobState.Waiting && row.DueAt > TimeProvider.System.GetUtcNow());
    }

    private static (ServiceProvider Node, FakeTimeProvider Clock) Node(TestDatabase database)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        return (database.Node(services => services.AddSingleton<TimeProvider>(clock)), clock);
    }

    private static ServiceProvider Worker(TestDatabase database, ConcurrentBag<string> done) =>
        database.Node(services => services.AddSingleton(done).AddJobHandler<CountingJob>());

    private static Task EnqueueAsync(IServiceProvider node, int count) => node.CommandAsync(work =>
    {
        for (var i = 0; i < count; i++)
            work.Enqueue(new JobRequest(CountingJob.Kind, default));
    });

    private static Task<JobState> StateAsync(IServiceProvider node) => node.ReadAsync(db => db.Set<JobRow>().Select(row => row.State).SingleAsync(Stop));

    private sealed class CountingJob(ConcurrentBag<string> done) : IJobHandler
    {
        public static string Kind => "test.count";

        public Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
        {
            done.Add(job.Progress.IsEmpty ? "first" : "last");
            return Task.FromResult<JobOutcome>(job.Progress.IsEmpty ? new JobOutcome.Continue("half"u8.ToArray()) : new JobOutcome.Completed());
        }
    }

    private sealed class EndlessJob(ConcurrentBag<string> begun) : IJobHandler
    {
        public static string Kind => "test.endless";

        public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
        {
            begun.Add("begun");
            await Task.Delay(Timeout.Infinite, cancellation);
            return new JobOutcome.Completed();
        }
    }
}
