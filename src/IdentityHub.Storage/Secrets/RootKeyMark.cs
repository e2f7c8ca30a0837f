using System.Security.Cryptography;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Secrets;

/// <summary>
/// Keyed hashes (suppressed addresses, erased source keys, the erasure journal) are made with the oldest root key, so that rotations don't change them. A node that lacks that key would
/// find nobody on any list, and nobody would notice: it doesn't start.
/// </summary>
internal sealed class RootKeyMark(HubDbContext db, RootKeyRing ring, IKeyWrapping keys, TimeProvider time)
{
    private const int Only = 1;

    /// <summary>Compares with the database, or marks a new one. Throws <see cref="InvalidOperationException"/> with a sentence for the operator.</summary>
    public async Task ConfirmAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(cancellation) is not { } known)
        {
            // Of nodes that start together one marks it.
            await using var turn = await db.Engine.Migrations.EnterAsync(db, cancellation);
            known = await ReadAsync(cancellation) ?? await MarkAsync(cancellation);
        }
        if (!CryptographicOperations.FixedTimeEquals(known.Mark, Mark()))
        {
            throw new InvalidOperationException(
                $"The keyed hashes in this database (suppressed addresses, erased keys) were made with root key version {known.Version}; the oldest one here is version {ring.Oldest.Version}{(ring.Oldest.Version == known.Version ? ", but another" : "")}. Rotating adds a key to Hub:RootKey (or Hub:RootKeyFile) and keeps the older ones: put the missing one back.");
        }
    }

    private Task<RootKeyMarkRow?> ReadAsync(CancellationToken cancellation) => db.Set<RootKeyMarkRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == Only, cancellation);

    private async Task<RootKeyMarkRow> MarkAsync(CancellationToken cancellation)
    {
        var made = new RootKeyMarkRow { Id = Only, Version = ring.Oldest.Version, Mark = Mark(), MadeAt = time.UtcNow() };
        db.Add(made);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return made;
    }

    private byte[] Mark() => keys.KeyedHash("root key mark", "identityhub"u8);
}
