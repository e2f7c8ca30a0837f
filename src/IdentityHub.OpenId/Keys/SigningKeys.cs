using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;

namespace IdentityHub.OpenId.Keys;

/// <summary>What an operator may do to the keys beside their schedule: look, rotate early, and drop one that has leaked.</summary>
public sealed class SigningKeys(IUnitOfWork unit, ISigningKeyStore store, INoticeWriter notices, IKeyWrapping wrapping, TimeProvider time)
{
    /// <summary>How long an early successor is published before it is used, unless the operator says otherwise.</summary>
    public static readonly TimeSpan Published = TimeSpan.FromHours(1);

    private static readonly TimeSpan RevocationMatters = KeySchedule.After;

    /// <summary>The keys that haven't expired, by use and age.</summary>
    public async Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellation) =>
        [.. (await store.ListAsync(time.UtcNow(), cancellation)).OrderBy(key => key.Use).ThenBy(key => key.ActivatesAt)];

    /// <summary>
    /// Makes a successor of the key of a use before its time. It is published at once and used after <paramref name="publishedFor"/>; the key before
    /// stays published, so that no token is lost.
    /// </summary>
    public Task<StoredKey> RotateAsync(KeyUse use, TimeSpan publishedFor, Actor actor, CancellationToken cancellation) => unit.ExecuteAsync(async (work, token) =>
    {
        await LockAsync(work, token);
        return await ReplaceAsync(work, use, time.UtcNow() + publishedFor, actor, token);
    }, cancellation);

    /// <summary>
    /// Drops a key at once: whatever it signed or sealed is refused on every node from the next request on. Where it was the one in use another
    /// takes its place at once. Refuses with <c>KEY_UNKNOWN</c>.
    /// </summary>
    public Task<Outcome<bool>> RevokeAsync(string keyId, Actor actor, string? reason, CancellationToken cancellation) => unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
    {
        await LockAsync(work, token);
        var now = time.UtcNow();
        var keys = await store.ListAsync(now, token);
        if (keys.FirstOrDefault(key => key.KeyId == keyId) is not { } revoked || !await store.RemoveAsync(keyId, token))
            return Refusal.NotFound("KEY_UNKNOWN", "There is no such key.");
        if (KeySchedule.InUse(keys, revoked.Use, now)?.KeyId == keyId)
            await ReplaceAsync(work, revoked.Use, now, actor, token);
        await notices.AddAsync(NoticeKind.KeyRevoked, keyId, RevocationMatters, token);
        work.Audit(new AuditEntry("key.revoke", actor, keyId, string.IsNullOrWhiteSpace(reason) ? revoked.Use.ToString() : $"{revoked.Use}: {reason}"));
        return true;
    }, cancellation);

    /// <summary>The lock under which every node makes keys.</summary>
    internal static Task LockAsync(IWork work, CancellationToken cancellation) =>
        work.LockAsync([LockStripe.Of(Encoding.ASCII.GetBytes(KeyMaterial.WrappingPurpose))], cancellation);

    private async Task<StoredKey> ReplaceAsync(IWork work, KeyUse use, DateTimeOffset activates, Actor actor, CancellationToken cancellation)
    {
        var key = KeyMaterial.Make(use, time.UtcNow(), KeySchedule.Times(activates, use), wrapping);
        await store.AddAsync(key, cancellation);
        await notices.AddAsync(NoticeKind.KeysChanged, key.KeyId, TimeSpan.Zero, cancellation);
        work.Audit(new AuditEntry("key.rotate", actor, key.KeyId, use.ToString()));
        return key;
    }
}
