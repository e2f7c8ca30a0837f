using System.Runtime.CompilerServices;
using Grpc.Core;
using IdentityHub.Client.Errors;
using IdentityHub.Protos.Change.V1;

namespace IdentityHub.Client;

/// <summary>Follows the change feed across interruptions.</summary>
public static class ChangeFeed
{
    /// <summary>
    /// Watches until cancelled; when the hub goes away, goes on at the last message's cursor as soon as it is back. Keep the cursor of the last message that
    /// was dealt with to go on after a restart of one's own.
    /// </summary>
    /// <param name="client">The hub.</param>
    /// <param name="request">Where to begin and what to see.</param>
    /// <param name="cancellation">Ends the watching with <see cref="OperationCanceledException"/>.</param>
    public static async IAsyncEnumerable<WatchResponse> WatchAsync(
        this IdentityHubClient client, WatchRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var position = request.Clone();
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            using var call = client.Changes.Watch(position, cancellationToken: cancellation);
            while (await NextAsync(call.ResponseStream, cancellation) is { } message)
            {
                position.Cursor = message.Cursor;
                pause = TimeSpan.FromMilliseconds(100);
                yield return message;
            }

            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 2, 5));
        }
    }

    private static async Task<WatchResponse?> NextAsync(IAsyncStreamReader<WatchResponse> stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.MoveNext(cancellation) ? stream.Current : null;
        }
        catch (IdentityHubException failure) when (failure.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Cancelled && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("Watching was cancelled.", failure, cancellation);
        }
    }
}
