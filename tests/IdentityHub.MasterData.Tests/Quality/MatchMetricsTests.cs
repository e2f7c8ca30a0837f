using System.Diagnostics.Metrics;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Tests.Stewardship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Quality;

/// <summary>What operators see of matching and of the stewards' desk.</summary>
public sealed class MatchMetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Matches_are_counted_by_decision_and_questions_as_they_come_and_go()
    {
        // Other tests count on the same meter: of them nothing is known but that they only add.
        using var counted = new Counted();
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        await node.Put("crm", "1", People.Ada(verified: true));
        await node.Put("shop", "1", People.Ada(verified: true));
        var (task, _, _) = await desk.AccountGuardAsync("2");
        await desk.Answer(task, ReviewAnswer.Link);

        counted.Of("identityhub.match.decisions", ("decision", "new"), ("rule", "new")).ShouldBeGreaterThanOrEqualTo(2);
        counted.Of("identityhub.match.decisions", ("decision", "link"), ("rule", "email")).ShouldBeGreaterThanOrEqualTo(1);
        counted.Of("identityhub.match.decisions", ("decision", "steward")).ShouldBeGreaterThanOrEqualTo(1);
        counted.Of("identityhub.review.tasks.opened", ("kind", "AccountGuard")).ShouldBeGreaterThanOrEqualTo(1);
        counted.Of("identityhub.review.tasks.closed", ("kind", "AccountGuard")).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task The_desk_tells_how_much_waits_since_when_and_how_often_the_matcher_was_right()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var gauges = node.Services.GetService(typeof(DeskGauges)) as DeskGauges;
        gauges.ShouldNotBeNull();
        await desk.AccountGuardAsync("1");
        await desk.Answer((await desk.AccountGuardAsync("2")).Task, ReviewAnswer.Link);
        var parted = await desk.Answer((await desk.AccountGuardAsync("3")).Task, ReviewAnswer.NotAMatch);

        await node.InScope<DeskGaugesJob, JobOutcome>(job => job.RunAsync(new JobLease(new JobId(Guid.CreateVersion7()), default, 1, default), Cancellation));
        var seen = Read(gauges);
        seen["identityhub.review.open"].ShouldBe((await desk.OpenAsync()).Count);
        seen["identityhub.review.deferred"].ShouldBe(0);
        seen["identityhub.review.oldest"].ShouldBeGreaterThanOrEqualTo(0);
        seen["identityhub.review.precision"].ShouldBe(0.5);
        seen["identityhub.review.undone"].ShouldBe(0);

        await desk.Undo(parted);
        await node.InScope<DeskGaugesJob, JobOutcome>(job => job.RunAsync(new JobLease(new JobId(Guid.CreateVersion7()), default, 1, default), Cancellation));
        Read(gauges)["identityhub.review.undone"].ShouldBe(0.5);
    }

    [Fact]
    public async Task A_node_that_measures_nothing_tells_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        Read((DeskGauges)node.Services.GetService(typeof(DeskGauges))!).ShouldBeEmpty();
    }

    /// <summary>What one node's gauges say; other tests have nodes of their own.</summary>
    private static Dictionary<string, double> Read(DeskGauges gauges)
    {
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (gauges.Owns(instrument.Meter))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;
    }

    private sealed class Counted : IDisposable
    {
        private readonly List<(string Name, long Value, Dictionary<string, string?> Tags)> seen = [];
        private readonly MeterListener listener = new();

        public Counted()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "IdentityHub.MasterData")
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                var read = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value?.ToString());
                lock (seen)
                    seen.Add((instrument.Name, value, read));
            });
            listener.Start();
        }

        public long Of(string name, params (string Tag, string Value)[] tags)
        {
            lock (seen)
                return seen.Where(one => one.Name == name && tags.All(tag => one.Tags.GetValueOrDefault(tag.Tag) == tag.Value)).Sum(one => one.Value);
        }

        public void Dispose() => listener.Dispose();
    }
}
