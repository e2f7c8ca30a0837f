using IdentityHub.Kernel.Time;
using IdentityHub.MasterData.Import;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class ImportStore(HubDbContext db, TimeProvider time) : IImportStore
{
    public async Task<byte[]?> FindAsync(string run, CancellationToken cancellation) =>
        (await db.Set<ImportRunRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == run, cancellation))?.Checkpoint;

    public async Task SaveAsync(string run, byte[] checkpoint, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        var known = await db.Set<ImportRunRow>().Where(row => row.Id == run)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Checkpoint, checkpoint).SetProperty(row => row.ChangedAt, now), cancellation);
        if (known == 0)
            await db.InsertManyAsync([new ImportRunRow { Id = run, Checkpoint = checkpoint, ChangedAt = now }], cancellation);
    }

    public Task RemoveAsync(string run, CancellationToken cancellation) => db.Set<ImportRunRow>().Where(row => row.Id == run).ExecuteDeleteAsync(cancellation);
}
