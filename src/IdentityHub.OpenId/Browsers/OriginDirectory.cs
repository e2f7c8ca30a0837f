using IdentityHub.OpenId.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId.Browsers;

/// <summary>The origins of all clients whose scripts may read the endpoints; at most ten seconds old.</summary>
internal sealed class OriginDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);
    private Known? known;

    /// <summary>True for an origin that a client registered, character by character.</summary>
    public async ValueTask<bool> HasAsync(string origin, CancellationToken cancellation)
    {
        if (Volatile.Read(ref known) is not { } current || time.GetElapsedTime(current.At) > Life)
        {
            await using var scope = scopes.CreateAsyncScope();
            var clients = await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ListAsync(cancellation);
            current = new Known(clients.SelectMany(client => client.Definition.AllowedOrigins).ToHashSet(StringComparer.Ordinal), time.GetTimestamp());
            Volatile.Write(ref known, current);
        }
        return current.Origins.Contains(origin);
    }

    private sealed record Known(HashSet<string> Origins, long At);
}
