using Grpc.Core;
using Grpc.Core.Interceptors;
using IdentityHub.Grpc.Calls;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Work;
using IdentityHub.Protos.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc.Access;

/// <summary>
/// Writes into the audit trail whose data was read on a person's token, before the answer leaves. Reads of services on their own behalf are not
/// personal acts and are counted by telemetry alone.
/// </summary>
internal sealed class DisclosureInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var response = await continuation(request, context);
        if (request is IReadRequest && context.HubCall() is { Caller.Account: not null, Parties.Count: > 0 } call)
            await RecordAsync(call, context);
        return response;
    }

    private static Task<bool> RecordAsync(HubCall call, ServerCallContext context)
    {
        var unitOfWork = context.GetHttpContext().RequestServices.GetRequiredService<IUnitOfWork>();
        var address = context.GetHttpContext().Connection.RemoteIpAddress?.ToString();
        return unitOfWork.ExecuteAsync(
            (work, _) =>
            {
                foreach (var party in call.Parties)
                    work.Audit(new AuditEntry("party.read", call.Caller.Actor, party.ToString(), context.Method, address));
                return Task.FromResult(true);
            },
            call.Cancellation);
    }
}
