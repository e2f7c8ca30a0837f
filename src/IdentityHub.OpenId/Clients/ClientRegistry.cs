using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.OpenId.Clients;

/// <summary>The applications that sign people in here or use the API.</summary>
public sealed class ClientRegistry
{
    /// <summary>Registers a client. Refuses with <c>CLIENT_EXISTS</c> a taken id and with violations a bad definition.</summary>
    public Task<Outcome<ClientRegistration>> RegisterAsync(ClientDefinition definition, Actor actor, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Brings a client to the definition, or registers it; secrets stay unless <see cref="ClientDefinition.ChosenSecret"/> is set.</summary>
    public Task<Outcome<ClientRegistration>> ApplyAsync(ClientDefinition definition, Actor actor, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Makes a new secret; the one before stays valid until the next rotation. <c>CLIENT_UNKNOWN</c>, <c>CLIENT_PUBLIC</c>.</summary>
    public Task<Outcome<ClientRegistration>> RotateSecretAsync(string clientId, Actor actor, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Removes a client; its tokens stop at once.</summary>
    public Task<Outcome<bool>> RemoveAsync(string clientId, Actor actor, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>All clients by id.</summary>
    public Task<IReadOnlyList<RegisteredClient>> ListAsync(CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>One client or null; from a cache that is at most ten seconds old.</summary>
    public ValueTask<RegisteredClient?> FindAsync(string clientId, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>True when the client may write records and keys of the source system; from the same cache.</summary>
    public ValueTask<bool> MayWriteAsync(string clientId, string sourceSystem, CancellationToken cancellation) => throw new NotSupportedException();
}
