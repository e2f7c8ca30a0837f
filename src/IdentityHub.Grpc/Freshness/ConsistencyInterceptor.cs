using Grpc.Core;
using Grpc.Core.Interceptors;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Contract;

namespace IdentityHub.Grpc.Freshness;

/// <summary>The one place that reads how fresh an answer must be, and that puts a token into every answer.</summary>
internal sealed class ConsistencyInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var call = context.HubCall();
        if (request is IReadRequest { Consistency: { } consistency })
            call.Consistency = Read(consistency);
        var response = await continuation(request, context);
        if (response is IAnswer answer)
            answer.ConsistencyToken = call.TokenOfAnswer();
        return response;
    }

    private static ReadConsistency Read(Consistency consistency) => consistency.RequirementCase switch
    {
        Consistency.RequirementOneofCase.FullyConsistent when consistency.FullyConsistent => ReadConsistency.Full,
        Consistency.RequirementOneofCase.AtLeastAsFresh when ConsistencyTokens.TryDecode(consistency.AtLeastAsFresh, out var token) =>
            new ReadConsistency(false, token),
        Consistency.RequirementOneofCase.AtLeastAsFresh =>
            throw new Refusal(RefusalKind.Invalid, "CONSISTENCY_TOKEN_INVALID", "consistency.at_least_as_fresh is no token of this hub.").ToException(),
        _ => ReadConsistency.MinimizeLatency,
    };
}
