using System.Data.Common;
using System.Diagnostics;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Status = Google.Rpc.Status;

namespace IdentityHub.Grpc.Errors;

/// <summary>
/// The outermost interceptor: whatever goes wrong leaves as one of the documented statuses. What nobody expected becomes INTERNAL with a
/// trace id; its cause is logged and never sent.
/// </summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> log) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context).ToRpcException();
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context).ToRpcException();
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context).ToRpcException();
        }
    }

    /// <summary>The status of an exception that isn't one already.</summary>
    internal Status Translate(Exception failure, ServerCallContext context)
    {
        if (failure is RefusedException { Refusal: var refusal })
            return RpcStatuses.Of(refusal);
        // In the middle of a stream; the first message of a call is read before any interceptor runs (see BareStatuses).
        if (failure is InvalidProtocolBufferException)
            return RpcStatuses.MessageMalformed;
        if (failure is OperationCanceledException)
        {
            return context.CancellationToken.IsCancellationRequested && context.Deadline > DateTime.UtcNow
                ? RpcStatuses.Of(Code.Cancelled, "CANCELLED", "The caller gave up.")
                : RpcStatuses.Of(Code.DeadlineExceeded, "DEADLINE_EXCEEDED", "The deadline passed; a write is safe to try again with the same request_id.");
        }

        var traceId = Activity.Current?.TraceId.ToString() ?? context.GetHttpContext().TraceIdentifier;
        if (IsTransient(failure))
        {
            LogUnavailable(failure, context.Method, traceId);
            return RpcStatuses.Of(Code.Unavailable, "UNAVAILABLE", "The hub can't reach its database; try again.");
        }

        LogUnexpected(failure, context.Method, traceId);
        return RpcStatuses.Internal(traceId);
    }

    private static bool IsTransient(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or TimeoutException)
                return true;
        }

        return false;
    }

    [LoggerMessage(2001, LogLevel.Error, "{Method} failed unexpectedly, trace {TraceId}")]
    private partial void LogUnexpected(Exception failure, string method, string traceId);

    [LoggerMessage(2002, LogLevel.Warning, "{Method} could not reach the database, trace {TraceId}")]
    private partial void LogUnavailable(Exception failure, string method, string traceId);
}
