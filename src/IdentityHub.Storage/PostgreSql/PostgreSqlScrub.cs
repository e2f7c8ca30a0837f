using IdentityHub.Kernel.Erasure;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Removes dead tuples. Not <c>FULL</c>: that would take a lock that everybody feels.</summary>
internal sealed class PostgreSqlScrub(HubDbContext db) : IStorageScrub
{
    public async Task<ScrubExtent> ScrubAsync(CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync("VACUUM", cancellation);
        return ScrubExtent.Released;
    }
}
