using IdentityHub.MasterData.Erasing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData.Erasing;

internal sealed class RestrictedRecords(HubDbContext db) : IRestrictedRecords
{
    public Task<int> RemoveAsync(string request, CancellationToken cancellation) =>
        db.Set<RestrictedRecordRow>().Where(row => row.Request == request).ExecuteDeleteAsync(cancellation);

    public async Task<IReadOnlyList<string>> PastAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        await db.Set<RestrictedRecordRow>().Where(row => row.KeptUntil != null && row.KeptUntil <= now).Select(row => row.Request).Distinct().OrderBy(request => request).Take(limit).ToListAsync(cancellation);
}
