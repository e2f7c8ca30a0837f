using Grpc.Core;
using IdentityHub.Client;
using IdentityHub.Protos.Change.V1;

namespace IdentityHub.EndToEnd.Killing;

/// <summary>A downstream system: follows the feed from its beginning across every kill, keeping its cursor.</summary>
internal sealed class FeedReader(IdentityHubClient client) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<ChangeEvent> seen = [];
    private Task reading = Task.CompletedTask;

    /// <summary>What came so far, in order.</summary>
    public IReadOnlyList<ChangeEvent> Seen
    {
        get
        {
            lock (seen)
                return [.. seen];
        }
    }

    public void Start() => reading = ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var cursor = "";
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var message in client.WatchAsync(new WatchRequest { Cursor = cursor }, stop.Token))
                {
                    cursor = message.Cursor;
                    if (message.Event is not { } change)
                        continue;
                    lock (seen)
                        seen.Add(change);
                }
            }
            catch (RpcException)
            {
                // Cut off in the middle of a message; the cursor says where to go on.
                await Task.Delay(50, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
