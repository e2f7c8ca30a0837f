using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Work;
using IdentityHub.Protos.Contract;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Record.V1;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc.Idempotency;

/// <summary>
/// Runs a write with a <c>request_id</c> in one unit of work with the claim of that id and the keeping of its answer: they commit with what the
/// write changes or not at all. A retry gets the first answer, byte for byte. A refused write keeps nothing and may be tried again.
/// </summary>
internal sealed class IdempotencyInterceptor : Interceptor
{
    private static readonly ConcurrentDictionary<Type, MessageParser> Parsers = new();

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is not IWriteRequest write || ClaimsElsewhere(write))
            return continuation(request, context);
        var key = RequestIds.KeyOf(write, context.Method, context.HubCall().Caller).OrThrow();
        return key is null ? continuation(request, context) : RunOnceAsync(request, context, continuation, key);
    }

    private static async Task<TResponse> RunOnceAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation, RequestKey key)
        where TRequest : class
        where TResponse : class
    {
        var call = context.HubCall();
        var unitOfWork = context.GetHttpContext().RequestServices.GetRequiredService<IUnitOfWork>();
        var (first, answer) = await unitOfWork.ExecuteAsync<(TResponse?, ReadOnlyMemory<byte>)>(
            async (work, cancellation) =>
            {
                call.Restart();
                var claim = (await work.ClaimAsync([key], cancellation))[0];
                if (claim.State == ClaimState.OtherBody)
                    throw RequestIds.Reused.ToException();
                if (claim.State == ClaimState.Answered)
                    return (null, claim.Answer);
                var response = await continuation(request, context);
                work.Answer(key, ((IMessage)response).ToByteArray());
                return (response, default);
            },
            call.Cancellation);
        return first ?? Parse<TResponse>(answer);
    }

    // Intake claims within its own group commit; what only validates writes nothing and must not use the id up.
    private static bool ClaimsElsewhere(IWriteRequest request) =>
        request is UpsertRequest or DeleteRequest or MergeRequest { ValidateOnly: true } or UnmergeRequest { ValidateOnly: true } or SplitRequest { ValidateOnly: true }
            or PinRequest { ValidateOnly: true } or ReleasePinRequest { ValidateOnly: true } or UpdateRequest { ValidateOnly: true };

    private static TResponse Parse<TResponse>(ReadOnlyMemory<byte> answer) where TResponse : class =>
        (TResponse)Parsers.GetOrAdd(typeof(TResponse), static type => ((IMessage)Activator.CreateInstance(type)!).Descriptor.Parser).ParseFrom(answer.Span);
}
