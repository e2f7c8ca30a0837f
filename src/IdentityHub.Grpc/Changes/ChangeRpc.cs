using Google.Rpc;
using Grpc.Core;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId;
using IdentityHub.Protos.Change.V1;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Hosting;

namespace IdentityHub.Grpc.Changes;

/// <summary>The change feed as a stream that can be taken up again at any of its messages.</summary>
[Authorize(HubScopes.ChangesRead)]
internal sealed class ChangeRpc(HubCall call, IChangeFeed feed, TimeProvider time, IHostApplicationLifetime host) : ChangeService.ChangeServiceBase
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public override async Task Watch(WatchRequest request, IServerStreamWriter<WatchResponse> responseStream, ServerCallContext context)
    {
        var filter = ChangeFilter.Of(request);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation, host.ApplicationStopping);
        try
        {
            await FollowAsync(await StartAsync(request, ended.Token), filter, responseStream, ended.Token);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested && !call.Cancellation.IsCancellationRequested)
        {
            throw RpcStatuses.Of(Code.Unavailable, "UNAVAILABLE", "The hub is stopping; go on from the last cursor.").ToRpcException();
        }
    }

    private async Task<FeedPosition> StartAsync(WatchRequest request, CancellationToken cancellation)
    {
        var (oldest, latest) = await feed.BoundsAsync(cancellation);
        if (request.Cursor.Length == 0)
            return request.FromNow ? latest : oldest;
        var position = FeedCursors.Decode(request.Cursor);
        // Beyond the end: of another hub, or of this one before a backup was restored. Either way its reader has seen what isn't here.
        if (position.Value > latest.Value || position.Value < 0)
            throw FeedCursors.Invalid.ToException();
        if (position.Value < oldest.Value)
            throw RpcStatuses.Of(Code.OutOfRange, "CURSOR_EXPIRED", "The changes after this cursor are no longer kept.").ToRpcException();
        return position;
    }

    private async Task FollowAsync(FeedPosition after, ChangeFilter filter, IServerStreamWriter<WatchResponse> responses, CancellationToken cancellation)
    {
        // At once, so that the caller knows that the call stands and where.
        await responses.WriteAsync(CheckpointAt(after), cancellation);
        var told = time.GetTimestamp();
        while (true)
        {
            var changes = await feed.ReadAsync(after, BatchSize, cancellation);
            var lastPassed = after;
            foreach (var change in changes)
            {
                after = change.Position;
                if (!filter.Passes(change.Change))
                    continue;
                await responses.WriteAsync(ChangeMapping.ToWire(change), cancellation);
                lastPassed = after;
                told = time.GetTimestamp();
            }

            var sweptPast = changes.Count == BatchSize && lastPassed != after;
            if (sweptPast || time.GetElapsedTime(told) >= Heartbeat)
            {
                await responses.WriteAsync(CheckpointAt(after), cancellation);
                told = time.GetTimestamp();
            }

            if (changes.Count == 0)
                await feed.WaitAsync(after, cancellation);
        }
    }

    private WatchResponse CheckpointAt(FeedPosition position) =>
        new() { Cursor = FeedCursors.Encode(position), Checkpoint = new Checkpoint { CheckTime = ToWire.Time(time.UtcNow()) } };
}
