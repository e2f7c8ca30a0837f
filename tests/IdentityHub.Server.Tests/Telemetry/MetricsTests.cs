using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Telemetry;

public sealed class MetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Intake_is_counted_by_decision_and_every_command_has_a_span()
    {
        var counted = new ConcurrentDictionary<string, long>();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "IdentityHub.MasterData")
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.AddOrUpdate($"{tags[0].Key}={tags[0].Value}", value, (_, sum) => sum + value));
        meters.Start();
        var spans = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "IdentityHub.Storage",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => spans.Enqueue(activity.OperationName),
        };
        ActivitySource.AddActivityListener(activities);

        await using var hub = await RunningHub.StartAsync();
        await hub.ScopedAsync((SourceSystems systems) => systems.RegisterAsync(new SourceSystem("crm", "CRM", 10), Actor.Hub("test"), Cancellation));
        var queue = hub.Services.GetRequiredService<IntakeQueue>();
        var record = IntakeCommand.Write(new SourceRecordUpsert(new SourceKey("crm", "1"), new SourceRecordContent { GivenName = "Ada" }, null, null, null), Actor.Hub("test"));
        await queue.SubmitAsync(record, Cancellation);
        await queue.SubmitAsync(record, Cancellation);

        counted.ShouldContainKey("decision=Created");
        counted.ShouldContainKey("decision=Unchanged");
        spans.ShouldContain("unit of work");
    }
}
