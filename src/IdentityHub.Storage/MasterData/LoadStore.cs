using IdentityHub.MasterData.Loading;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class LoadStore(HubDbContext db) : ILoadStore
{
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) =>
        !await db.Set<SourceRecordRow>().AnyAsync(cancellation) && !await db.Set<PartyRow>().AnyAsync(cancellation);
}
