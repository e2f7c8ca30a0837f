using IdentityHub.OpenId.Keys;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

internal sealed class SigningKeyStore(HubDbContext db) : ISigningKeyStore
{
    public async Task<IReadOnlyList<StoredKey>> ListAsync(DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await db.Set<SigningKeyRow>().AsNoTracking().Where(row => row.ExpiresAt > now).ToListAsync(cancellation))
            .Select(row => new StoredKey(row.KeyId, (KeyUse)row.Use, row.CreatedAt, row.ActivatesAt, row.RetiresAt, row.ExpiresAt, row.Wrapped))];

    public async Task AddAsync(StoredKey key, CancellationToken cancellation)
    {
        db.Add(new SigningKeyRow
        {
            KeyId = key.KeyId,
            Use = (int)key.Use,
            CreatedAt = key.CreatedAt,
            ActivatesAt = key.ActivatesAt,
            RetiresAt = key.RetiresAt,
            ExpiresAt = key.ExpiresAt,
            Wrapped = key.Wrapped,
        });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<bool> RemoveAsync(string keyId, CancellationToken cancellation) =>
        await db.Set<SigningKeyRow>().Where(row => row.KeyId == keyId).ExecuteDeleteAsync(cancellation) > 0;
}
