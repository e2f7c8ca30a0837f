using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData.Erasing;

internal sealed class ErasedKeys(HubDbContext db, IKeyWrapping keys) : IErasedKeys
{
    private const string Purpose = "erased source key";

    public async Task<IReadOnlyDictionary<SourceKey, ErasedKey>> FindAsync(IReadOnlyCollection<SourceKey> wanted, CancellationToken cancellation)
    {
        var byHash = wanted.ToDictionary(HashOf);
        var found = new Dictionary<SourceKey, ErasedKey>();
        foreach (var part in byHash.Keys.Chunk(1000))
        {
            var rows = await db.Set<ErasedKeyRow>().AsNoTracking().Where(row => EF.Parameter(part).Contains(row.KeyHash) && row.AllowedAt == null)
                .Select(row => new { Row = row, Asked = row.DeniedAt != null || db.Set<ReviewTaskRow>().Any(task => task.LeftId == row.RecordId && task.Kind == (int)ReviewKind.ErasedSourceKey) }).ToListAsync(cancellation);
            foreach (var row in rows)
                found[byHash[row.Row.KeyHash]] = new ErasedKey(row.Row.RecordId, row.Row.PartyId, row.Row.ErasedAt, row.Asked);
        }

        return found;
    }

    public async Task AddAsync(SourceKey key, ErasedKey erased, CancellationToken cancellation)
    {
        var hash = HashOf(key);
        await db.Set<ErasedKeyRow>().Where(row => row.KeyHash == hash).ExecuteDeleteAsync(cancellation);
        await db.InsertManyAsync([new ErasedKeyRow { KeyHash = hash, RecordId = erased.Record, PartyId = erased.Party, ErasedAt = erased.ErasedAt }], cancellation);
    }

    public Task DecideAsync(SourceRecordId record, bool allowed, DateTimeOffset at, CancellationToken cancellation) =>
        db.Set<ErasedKeyRow>().Where(row => row.RecordId == record).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AllowedAt, allowed ? at : (DateTimeOffset?)null).SetProperty(row => row.DeniedAt, allowed ? (DateTimeOffset?)null : at), cancellation);

    public async Task RestoreAsync(IReadOnlyList<(Guid KeyHash, ErasedKey Erased)> keys, CancellationToken cancellation)
    {
        foreach (var part in keys.DistinctBy(key => key.KeyHash).Chunk(1000))
        {
            var hashes = part.Select(key => key.KeyHash).ToArray();
            var known = (await db.Set<ErasedKeyRow>().Where(row => EF.Parameter(hashes).Contains(row.KeyHash)).Select(row => row.KeyHash).ToListAsync(cancellation)).ToHashSet();
            await db.InsertManyAsync(
                [.. part.Where(key => !known.Contains(key.KeyHash)).Select(key => new ErasedKeyRow { KeyHash = key.KeyHash, RecordId = key.Erased.Record, PartyId = key.Erased.Party, ErasedAt = key.Erased.ErasedAt })],
                cancellation);
        }
    }

    public Guid HashOf(SourceKey key) =>
        new(keys.KeyedHash(Purpose, Encoding.UTF8.GetBytes($"{key.System}\0{key.Scope}\0{key.Key}")).AsSpan(0, 16), bigEndian: true);
}
