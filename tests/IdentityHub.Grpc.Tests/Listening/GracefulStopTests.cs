using Grpc.Core;
using IdentityHub.Client.Errors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.MasterData.Parties;
using IdentityHub.Protos.Change.V1;
using IdentityHub.Protos.Record.V1;
using Microsoft.Extensions.DependencyInjection;
using SourceKey = IdentityHub.Kernel.Ids.SourceKey;

namespace IdentityHub.Grpc.Tests.Listening;

/// <summary>A node that is stopped tells its open calls so, and has kept all that it acknowledged.</summary>
public sealed class GracefulStopTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watcher_is_told_to_come_back()
    {
        await using var hub = new Hub();
        await hub.InitializeAsync();
        using var watch = hub.Client.Changes.Watch(new WatchRequest { FromNow = true }, cancellationToken: Cancellation);
        (await watch.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();

        var stopping = hub.StopAsync();

        var end = await EndOfAsync(watch.ResponseStream);
        end.StatusCode.ShouldBe(StatusCode.Unavailable, end.Status.ToString());
        await stopping;
    }

    [Fact]
    public async Task A_stream_of_records_ends_with_everything_durable_that_was_answered()
    {
        await using var hub = new Hub();
        await hub.InitializeAsync();
        using var stream = hub.Client.Records.StreamUpsert(cancellationToken: Cancellation);
        var sent = Enumerable.Range(0, 20).Select(_ => Made.Record()).ToList();
        foreach (var record in sent)
            await stream.RequestStream.WriteAsync(new StreamUpsertRequest { Record = record, CorrelationId = record.Key.Key }, Cancellation);
        var answered = new List<string>();
        (await stream.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
        answered.Add(stream.ResponseStream.Current.CorrelationId);

        var stopping = hub.StopAsync();

        var end = await EndOfAsync(stream.ResponseStream, answer => answered.Add(answer.CorrelationId));
        end.StatusCode.ShouldBe(StatusCode.Unavailable, end.Status.ToString());
        await stopping;
        await using var scope = hub.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<PartyDirectory>();
        foreach (var key in answered)
            (await directory.LookupAsync(new SourceKey("crm", key), ReadConsistency.Full, Cancellation)).ShouldNotBeNull();
    }

    private static async Task<IdentityHubException> EndOfAsync<T>(IAsyncStreamReader<T> stream, Action<T>? onMessage = null)
    {
        var failure = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await stream.MoveNext(Cancellation))
                onMessage?.Invoke(stream.Current);
        });
        return IdentityHubException.Of(failure);
    }
}
