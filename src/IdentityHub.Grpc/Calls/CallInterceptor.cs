using Grpc.Core;
using Grpc.Core.Interceptors;

namespace IdentityHub.Grpc.Calls;

/// <summary>Opens a call: reads who calls, and gives unary calls without a deadline one, so that none hangs for ever.</summary>
internal sealed class CallInterceptor : Interceptor
{
    /// <summary>What a unary call without a deadline gets.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var call = Open(context);
        if (context.Deadline != DateTime.MaxValue)
            return await continuation(request, context);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        patience.CancelAfter(Patience);
        call.Cancellation = patience.Token;
        return await continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Open(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Open(context);
        return continuation(requestStream, responseStream, context);
    }

    private static HubCall Open(ServerCallContext context)
    {
        var call = context.HubCall();
        call.Caller = Caller.Of(context.GetHttpContext().User);
        call.Cancellation = context.CancellationToken;
        return call;
    }
}
