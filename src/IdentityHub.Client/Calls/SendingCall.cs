using System.Runtime.CompilerServices;
using Grpc.Core;

namespace IdentityHub.Client.Calls;

/// <summary>A call that answers while it is being sent to.</summary>
internal static class SendingCall
{
    /// <summary>Gives the answers as they come. Who reads no further ends the sending; what goes wrong in it is thrown once the answers have ended.</summary>
    /// <param name="begin">Begins the call.</param>
    /// <param name="send">Sends everything; the call's side is closed when it returns.</param>
    /// <param name="cancellation">Gives both up.</param>
    public static async IAsyncEnumerable<TResponse> ReadAsync<TRequest, TResponse>(
        Func<CancellationToken, AsyncDuplexStreamingCall<TRequest, TResponse>> begin, Func<IClientStreamWriter<TRequest>, CancellationToken, Task> send,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = begin(stop.Token);
        var sending = SendAsync();
        try
        {
            while (await call.ResponseStream.MoveNext(stop.Token))
                yield return call.ResponseStream.Current;
            await sending;
        }
        finally
        {
            await stop.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task SendAsync()
        {
            await send(call.RequestStream, stop.Token);
            await call.RequestStream.CompleteAsync();
        }
    }
}
