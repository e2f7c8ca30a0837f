using System.Collections.Concurrent;

namespace IdentityHub.OpenId.Clients;

/// <summary>Clients by id for ten seconds, unknown ids included, so that the API doesn't ask the database at every call. Bounded.</summary>
public sealed class ClientCache(TimeProvider time)
{
    private const int Capacity = 4096;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (RegisteredClient? Client, long At)> entries = new(StringComparer.Ordinal);

    internal bool TryGet(string clientId, out RegisteredClient? client)
    {
        client = null;
        if (!entries.TryGetValue(clientId, out var entry) || time.GetElapsedTime(entry.At) > Lifetime)
            return false;
        client = entry.Client;
        return true;
    }

    internal void Put(string clientId, RegisteredClient? client)
    {
        if (entries.Count >= Capacity)
            entries.Clear();
        entries[clientId] = (client, time.GetTimestamp());
    }

    internal void Forget(string clientId) => entries.TryRemove(clientId, out _);
}
