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

    public async Task<byte[]?> FindMappingAsync(string system, CancellationToken cancellation) =>
        (await db.Set<ImportMappingRow>().AsNoTracking().SingleOrDefaultAsync(row => row.System == system, cancellation))?.Definition;

    public async Task SaveMappingAsync(string system, byte[] mapping, CancellationToken cancellation)
    {
        if (await db.Set<ImportMappingRow>().Where(row => row.System == system).ExecuteUpdateAsync(set => set.SetProperty(row => row.Definition, mapping), cancellation) == 0)
            await db.InsertManyAsync([new ImportMappingRow { System = system, Definition = mapping }], cancellation);
    }

    public async Task<IReadOnlyList<(long Place, string Key)>> ReadKeysAsync(
        string system, string scope, DateTimeOffset until, long after, int limit, CancellationToken cancellation)
    {
        var rows = await db.Set<SourceRecordRow>()
            .Where(row => row.Seq > after && row.System == system && row.Scope == scope && !row.Deleted && row.ChangedAt <= until).OrderBy(row => row.Seq).Take(limit)
            .Select(row => new { row.Seq, row.Key }).ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.Seq, row.Key));
    }

    public Task RemoveAsync(string run, CancellationToken cancellation) => db.Set<ImportRunRow>().Where(row => row.Id == run).ExecuteDeleteAsync(cancellation);
}
