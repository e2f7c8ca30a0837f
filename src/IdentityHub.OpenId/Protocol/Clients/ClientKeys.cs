using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Outbound;
using IdentityHub.OpenId.Protocol.Proof;
using Microsoft.Extensions.Logging;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>
/// The public keys of clients: registered ones, or fetched from where the client publishes them. Fetched keys are kept for a quarter of an hour; a
/// key that isn't among them has them fetched again, at most every half minute per address, so that unknown key ids can't make the hub call anybody
/// often. When an address fails, the keys at hand stay good for a day.
/// </summary>
internal sealed class ClientKeys(OutboundHttp outbound, TimeProvider time, ILogger<ClientKeys> logger)
{
    private const int MostAddresses = 10_000;
    private const int MostKeys = 100;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Usable = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, IReadOnlyList<PublicJwk>> inline = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Uri, Published> published = new();

    /// <summary>The keys that may have made a signature: those with this id, or all when it names none. Empty when there is none.</summary>
    public async Task<IReadOnlyList<PublicJwk>> FindAsync(ClientDefinition client, string? keyId, CancellationToken cancellation)
    {
        if (client.Jwks is { } text)
        {
            if (inline.Count >= MostAddresses)
                inline.Clear();
            return Matching(inline.GetOrAdd(text, static keys => Read(Encoding.UTF8.GetBytes(keys))), keyId);
        }
        return client.JwksUri is { } address ? await FindPublishedAsync(address, keyId, cancellation) : [];
    }

    private async Task<IReadOnlyList<PublicJwk>> FindPublishedAsync(Uri address, string? keyId, CancellationToken cancellation)
    {
        if (published.Count >= MostAddresses)
            published.Clear();
        var entry = published.GetOrAdd(address, static _ => new Published());
        var now = time.GetUtcNow();
        var found = Matching(entry.At(now), keyId);
        if (found.Count > 0 && now - entry.FetchedAt < Fresh)
            return found;
        await entry.Turn.WaitAsync(cancellation);
        try
        {
            if (now - entry.TriedAt >= BetweenFetches)
                await FetchAsync(entry, address, now, cancellation);
        }
        finally
        {
            entry.Turn.Release();
        }
        return Matching(entry.At(now), keyId);
    }

    private async Task FetchAsync(Published entry, Uri address, DateTimeOffset now, CancellationToken cancellation)
    {
        entry.TriedAt = now;
        try
        {
            (entry.Keys, entry.FetchedAt) = (Read(await outbound.GetAsync(address, cancellation)), now);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            logger.LogWarning("The keys of a client could not be fetched from host {Host}: {Reason}", address.Host, failure.GetType().Name);
        }
    }

    private static IReadOnlyList<PublicJwk> Matching(IReadOnlyList<PublicJwk> keys, string? keyId) =>
        keyId is null ? keys : [.. keys.Where(key => key.KeyId == keyId)];

    private static IReadOnlyList<PublicJwk> Read(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Take(MostKeys).Select(PublicJwk.Read).OfType<PublicJwk>()]
            : [];
    }

    private sealed class Published
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public IReadOnlyList<PublicJwk> Keys { get; set; } = [];

        public DateTimeOffset FetchedAt { get; set; } = DateTimeOffset.MinValue;

        public DateTimeOffset TriedAt { get; set; } = DateTimeOffset.MinValue;

        public IReadOnlyList<PublicJwk> At(DateTimeOffset now) => now - FetchedAt < Usable ? Keys : [];
    }
}
