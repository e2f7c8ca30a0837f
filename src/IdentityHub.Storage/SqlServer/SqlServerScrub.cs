using IdentityHub.Kernel.Erasure;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Overwrites ghost records and what pages held beyond their rows.</summary>
internal sealed class SqlServerScrub(HubDbContext db) : IStorageScrub
{
    public async Task<ScrubExtent> ScrubAsync(CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync("EXEC sp_clean_db_free_space @dbname = @p0", [db.Database.GetDbConnection().Database], cancellation);
        return ScrubExtent.Released;
    }
}
