using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using IdentityHub.Client.Errors;
using IdentityHub.Client.Tokens;
using IdentityHub.Protos.Contract;

namespace IdentityHub.Client.Calls;

/// <summary>What every call of the client gets: a token, a deadline (unary), a request_id (writes) and failures with their reason.</summary>
internal sealed class HubCallInterceptor(ITokenSource tokens, TimeSpan deadline) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        // Before the first try, so that a try that the network swallowed and the next one are the same write. In a copy: the caller may change the message and
        // send it again as another write.
        if (request is IWriteRequest { RequestId.Length: 0 } and IDeepCloneable<TRequest> message)
        {
            request = message.Clone();
            ((IWriteRequest)request).RequestId = Guid.CreateVersion7().ToString("N");
        }
        var call = continuation(request, Complete(context, deadline));
        return new AsyncUnaryCall<TResponse>(Failures.TranslateAsync(call.ResponseAsync, tokens), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, Complete(context, null));
        return new AsyncServerStreamingCall<TResponse>(
            new TranslatingReader<TResponse>(call.ResponseStream, tokens), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(Complete(context, null));
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream, new TranslatingReader<TResponse>(call.ResponseStream, tokens), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private ClientInterceptorContext<TRequest, TResponse> Complete<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context, TimeSpan? patience)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options;
        if (patience is { } time && options.Deadline is null)
            options = options.WithDeadline(DateTime.UtcNow + time);
        if (options.Credentials is null)
            options = options.WithCredentials(CallCredentials.FromInterceptor(AuthorizeAsync));
        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options);
    }

    private async Task AuthorizeAsync(AuthInterceptorContext context, Metadata metadata) =>
        metadata.Add("authorization", $"Bearer {await tokens.GetAsync(context.CancellationToken)}");
}
