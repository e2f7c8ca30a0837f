using IdentityHub.OpenId.Grants;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId.Clients;

/// <summary>
/// Clients for those who only read them, which is every request of single sign-on: <see cref="ClientRegistry"/> brings a unit of work and its stores
/// along, of which a client that is at hand needs nothing.
/// </summary>
public sealed class ClientDirectory(ClientCache cache, NoticeGlance glance, IServiceScopeFactory scopes)
{
    /// <summary>One client or null, as of the last commit; from a cache that a change on any node empties at once.</summary>
    public async ValueTask<RegisteredClient?> FindAsync(string clientId, CancellationToken cancellation)
    {
        await glance.TakeAsync(cancellation);
        if (cache.TryGet(clientId, out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClientRegistry>().FindAsync(clientId, cancellation);
    }
}
