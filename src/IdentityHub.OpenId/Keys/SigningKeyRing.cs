using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.OpenId.Keys;

/// <summary>This node's view of the keys in the database: loaded before the first request, looked at again every minute, made when due.</summary>
public sealed class SigningKeyRing(IServiceScopeFactory scopes, IKeyWrapping wrapping, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private CancellationTokenSource serverChange = new();
    private CancellationTokenSource validationChange = new();
    private KeySet? current;

    /// <summary>The keys; throws when nothing was loaded yet, which is a fault of the host.</summary>
    public KeySet Current => current ?? throw new InvalidOperationException("The signing keys are not loaded yet; SigningKeyRing.RefreshAsync comes first.");

    /// <summary>True once the keys were loaded.</summary>
    public bool IsLoaded => current is not null;

    /// <summary>Reads the keys, makes what is due, and tells the server when anything changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await loading.WaitAsync(cancellation);
        try
        {
            var now = time.UtcNow();
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<ISigningKeyStore>();
            var keys = await store.ListAsync(now, cancellation);
            if (Enum.GetValues<KeyUse>().Any(use => KeySchedule.Due(keys, use, now) is not null))
                keys = await CreateDueAsync(scope.ServiceProvider.GetRequiredService<IUnitOfWork>(), store, now, cancellation);
            var next = Build(keys, now);
            if (current is not null && SameAs(current, next))
                return;
            current = next;
        }
        finally
        {
            loading.Release();
        }

        // The validation options copy the server's, so the server's are made anew first.
        await Interlocked.Exchange(ref serverChange, new CancellationTokenSource()).CancelAsync();
        await Interlocked.Exchange(ref validationChange, new CancellationTokenSource()).CancelAsync();
    }

    internal IChangeToken ServerChange => new CancellationChangeToken(serverChange.Token);

    internal IChangeToken ValidationChange => new CancellationChangeToken(validationChange.Token);

    /// <inheritdoc/>
    public void Dispose()
    {
        loading.Dispose();
        serverChange.Dispose();
        validationChange.Dispose();
    }

    /// <summary>Two nodes that find the same key missing meet at a lock; the second finds the first one's.</summary>
    private Task<IReadOnlyList<StoredKey>> CreateDueAsync(IUnitOfWork unit, ISigningKeyStore store, DateTimeOffset now, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, token) =>
        {
            await SigningKeys.LockAsync(work, token);
            var keys = (await store.ListAsync(now, token)).ToList();
            foreach (var use in Enum.GetValues<KeyUse>())
            {
                if (KeySchedule.Due(keys, use, now) is not { } times)
                    continue;
                var key = KeyMaterial.Make(use, now, times, wrapping);
                await store.AddAsync(key, token);
                work.Audit(new Kernel.Auditing.AuditEntry("key.create", Kernel.Actors.Actor.Hub("keys"), key.KeyId, use.ToString()));
                keys.Add(key);
            }
            return (IReadOnlyList<StoredKey>)keys;
        }, cancellation);

    private KeySet Build(IReadOnlyList<StoredKey> keys, DateTimeOffset now)
    {
        var signing = new Dictionary<string, Microsoft.IdentityModel.Tokens.SigningCredentials>(StringComparer.Ordinal);
        var encryption = new List<Microsoft.IdentityModel.Tokens.EncryptingCredentials>();
        var inUse = Enum.GetValues<KeyUse>().Select(use => KeySchedule.InUse(keys, use, now)!.KeyId).ToList();
        var ordered = keys.OrderBy(key => inUse.Contains(key.KeyId) ? 0 : 1).ThenByDescending(key => key.ActivatesAt).ToList();
        foreach (var key in ordered)
        {
            var material = wrapping.Unwrap(KeyMaterial.WrappingPurpose, key.Wrapped);
            signing.Add(key.KeyId, KeyMaterial.Signing(key, material));
            if (key.Use == KeyUse.Grants)
                encryption.Add(KeyMaterial.Encryption(key, material));
        }
        return new KeySet(signing[inUse[0]], signing[inUse[1]], signing[inUse[2]], signing[inUse[3]], [.. ordered.Select(key => signing[key.KeyId])], encryption, ordered);
    }

    private static bool SameAs(KeySet left, KeySet right) =>
        left.AccessTokens.Key.KeyId == right.AccessTokens.Key.KeyId && left.IdentityTokens.Key.KeyId == right.IdentityTokens.Key.KeyId
        && left.Grants.Key.KeyId == right.Grants.Key.KeyId && left.PssTokens.Key.KeyId == right.PssTokens.Key.KeyId
        && left.Stored.Select(key => key.KeyId).ToHashSet(StringComparer.Ordinal).SetEquals(right.Stored.Select(key => key.KeyId));
}
