using System.Collections.Concurrent;
using IdentityHub.OpenId.Grants;

namespace IdentityHub.OpenId.Clients;

/// <summary>Clients by id, unknown ids included, until a notice says that they changed, on whatever node. Bounded.</summary>
public sealed class ClientCache
{
    private const int Capacity = 4096;
    private readonly ConcurrentDictionary<string, RegisteredClient?> entries = new(StringComparer.Ordinal);
    private long generation;

    /// <summary>Listens to the board.</summary>
    public ClientCache(NoticeBoard notices) => notices.Noticed += notice =>
    {
        if (notice.Kind == NoticeKind.ClientChanged)
            Forget(notice.Subject);
    };

    /// <summary>Taken before a client is read; what was read meanwhile is kept only if nothing changed since.</summary>
    internal long Generation => Interlocked.Read(ref generation);

    internal bool TryGet(string clientId, out RegisteredClient? client) => entries.TryGetValue(clientId, out client);

    internal void Put(string clientId, RegisteredClient? client, long since)
    {
        if (entries.Count >= Capacity)
            entries.Clear();
        entries[clientId] = client;
        if (Generation != since)
            entries.TryRemove(clientId, out _);
    }

    internal void Forget(string clientId)
    {
        Interlocked.Increment(ref generation);
        entries.TryRemove(clientId, out _);
    }
}
