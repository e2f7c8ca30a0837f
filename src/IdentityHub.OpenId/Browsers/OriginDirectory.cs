using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId.Browsers;

/// <summary>The origins of all clients whose scripts may read the endpoints: kept until a notice says that a client changed, on whatever node.</summary>
internal sealed class OriginDirectory
{
    private readonly IServiceScopeFactory scopes;
    private HashSet<string>? known;
    private long generation;

    public OriginDirectory(IServiceScopeFactory scopes, NoticeBoard notices)
    {
        this.scopes = scopes;
        notices.Noticed += notice =>
        {
            if (notice.Kind == NoticeKind.ClientChanged)
                Forget();
        };
    }

    /// <summary>True for an origin that a client has registered, character by character, whenever that was before this request.</summary>
    public async ValueTask<bool> HasAsync(string origin, NoticeGlance glance, CancellationToken cancellation)
    {
        await glance.TakeAsync(cancellation);
        if (Volatile.Read(ref known) is { } current)
            return current.Contains(origin);
        var since = Interlocked.Read(ref generation);
        await using var scope = scopes.CreateAsyncScope();
        var clients = await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ListAsync(cancellation);
        var read = clients.SelectMany(client => client.Definition.AllowedOrigins).ToHashSet(StringComparer.Ordinal);
        Volatile.Write(ref known, read);
        // What changed while it was read is read again by the next request.
        if (Interlocked.Read(ref generation) != since)
            Volatile.Write(ref known, null);
        return read.Contains(origin);
    }

    private void Forget()
    {
        Interlocked.Increment(ref generation);
        Volatile.Write(ref known, null);
    }
}
