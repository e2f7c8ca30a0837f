using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage;

/// <summary>Brings the database to this version of the program.</summary>
public sealed class HubDatabase(HubDbContext db)
{
    /// <summary>Makes the database if there is none and applies what it lacks.</summary>
    public Task MigrateAsync(CancellationToken cancellation) => db.Database.MigrateAsync(cancellation);

    /// <summary>True when nothing is lacking.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellation) => !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
}
