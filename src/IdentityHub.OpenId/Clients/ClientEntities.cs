using System.Collections.Concurrent;
using IdentityHub.OpenId.Grants;

namespace IdentityHub.OpenId.Clients;

/// <summary>
/// OpenIddict's own view of clients, for every request of this node, until a notice says that one changed. OpenIddict's cache lives for one
/// request, so that each would read its client anew. What is kept is only read: changes begin with <see cref="IClientChanges.FindToChangeAsync"/>.
/// </summary>
public sealed class ClientEntities
{
    private const int Capacity = 4096;
    private readonly ConcurrentDictionary<string, object?> entities = new(StringComparer.Ordinal);
    private long generation;

    /// <summary>Listens to the board.</summary>
    public ClientEntities(NoticeBoard notices) => notices.Noticed += notice =>
    {
        if (notice.Kind != NoticeKind.ClientChanged)
            return;
        Interlocked.Increment(ref generation);
        entities.TryRemove(notice.Subject, out _);
    };

    /// <summary>The kept entity, or what <paramref name="read"/> finds.</summary>
    internal async ValueTask<object?> FindAsync(string clientId, Func<string, CancellationToken, Task<object?>> read, CancellationToken cancellation)
    {
        if (entities.TryGetValue(clientId, out var known))
            return known;
        var since = Interlocked.Read(ref generation);
        var entity = await read(clientId, cancellation);
        // Only clients that are there: unknown ids cost a look-up each, and no memory.
        if (entity is null)
            return null;
        if (entities.Count >= Capacity)
            entities.Clear();
        entities[clientId] = entity;
        if (Interlocked.Read(ref generation) != since)
            entities.TryRemove(clientId, out _);
        return entity;
    }
}
