using System.Security.Cryptography;
using System.Text;
using IdentityHub.Storage.Secrets;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage;

/// <summary>Brings the database to this version of the program.</summary>
/// <remarks>
/// <para>Rolling upgrade: migrations only add (tables, nullable or defaulted columns, indexes); what the version before still reads or writes is dropped one
/// version later. So old nodes go on working on a migrated database, and <see cref="IsCurrentAsync"/> stays true on them.</para>
/// <para>Backup: SQLite by <c>VACUUM INTO</c> or the backup API, never by copying the file without its <c>-wal</c>; PostgreSQL by <c>pg_dump</c> or a base backup; SQL
/// Server by <c>BACKUP DATABASE</c>. A backup holds no usable secret without the root key, which is kept apart from it.</para>
/// </remarks>
public sealed class HubDatabase
{
    private readonly HubDbContext db;
    private readonly RootKeyRing ring;
    private readonly RootKeyMark mark;

    internal HubDatabase(HubDbContext db, RootKeyRing ring, RootKeyMark mark) => (this.db, this.ring, this.mark) = (db, ring, mark);

    /// <summary>A fingerprint of the tables, columns and indexes that this version makes; the same for databases that it can use as they are.</summary>
    public string Form => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(db.Database.GenerateCreateScript())))[..16];

    /// <summary>Makes the database if there is none and applies what it lacks. Of several nodes that start at once one does it while the others wait.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var turn = await db.Engine.Migrations.EnterAsync(db, cancellation);
        if (!await IsCurrentAsync(cancellation))
            await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>
    /// Makes sure that this node's root keys are the database's: keyed hashes made with another would find nobody on any list. Without a root key there is nothing to compare. Throws
    /// <see cref="InvalidOperationException"/> with a sentence for the operator.
    /// </summary>
    public Task ConfirmRootKeyAsync(CancellationToken cancellation) => ring.IsConfigured ? mark.ConfirmAsync(cancellation) : Task.CompletedTask;

    /// <summary>True when nothing is lacking. False without a database as well.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellation) => !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
}
