using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Clients;

namespace IdentityHub.Grpc.Access;

/// <summary>A client writes records and keys of the source systems that it is bound to, and no others.</summary>
internal sealed class SourceBinding(ClientRegistry clients)
{
    /// <summary>Whether there is such a system is not told to a client that isn't bound to it.</summary>
    public static Refusal NotBound { get; } =
        new(RefusalKind.Forbidden, "SOURCE_NOT_BOUND", "The client is not bound to this source system.");

    /// <summary>Ends the call with PERMISSION_DENIED unless the caller's client is bound to the system.</summary>
    public async ValueTask DemandAsync(Caller caller, string system, CancellationToken cancellation)
    {
        if (!await clients.MayWriteAsync(caller.ClientId, system, cancellation))
            throw NotBound.ToException();
    }

    /// <summary>True when the caller's client is bound to the system.</summary>
    public ValueTask<bool> AllowsAsync(Caller caller, string system, CancellationToken cancellation) =>
        clients.MayWriteAsync(caller.ClientId, system, cancellation);
}
