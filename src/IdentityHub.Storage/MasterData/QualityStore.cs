using IdentityHub.Kernel.Time;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class QualityStore(HubDbContext db, TimeProvider time) : IQualityStore
{
    public async Task<IReadOnlyList<(long Place, RecordState Record)>> ReadRecordsAsync(long after, int limit, CancellationToken cancellation) =>
        (await db.Set<SourceRecordRow>().AsNoTracking().Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(limit).ToListAsync(cancellation))
            .ConvertAll(row => (row.Seq, MasterDataRows.Record(row)));

    public async Task<IReadOnlyDictionary<string, long>> CountPartiesAsync(CancellationToken cancellation) =>
        await db.Set<SourceRecordRow>().Where(row => !row.Deleted).Select(row => new { row.System, row.PartyId }).Distinct()
            .GroupBy(row => row.System).Select(group => new { group.Key, Parties = group.LongCount() }).ToDictionaryAsync(row => row.Key, row => row.Parties, cancellation);

    public async Task<(long Parties, IReadOnlyDictionary<string, long> OpenTasks, IReadOnlyDictionary<string, long> Decisions)> CountMatchesAsync(CancellationToken cancellation)
    {
        var parties = await db.Set<PartyRow>().LongCountAsync(row => row.MergedIntoId == null, cancellation);
        var tasks = await db.Set<ReviewTaskRow>().GroupBy(row => row.Kind).Select(group => new { group.Key, Count = group.LongCount() }).ToListAsync(cancellation);
        var decisions = await db.Set<StewardDecisionRow>().GroupBy(row => row.Rule).Select(group => new { group.Key, Count = group.LongCount() }).ToListAsync(cancellation);
        return (parties, tasks.ToDictionary(row => ((ReviewKind)row.Key).ToString(), row => row.Count), decisions.ToDictionary(row => row.Key, row => row.Count));
    }

    public async Task<IReadOnlyList<CrowdedKey>> ReadCrowdedKeysAsync(int moreThan, int limit, CancellationToken cancellation)
    {
        var keys = await db.Set<MatchKeyRow>().GroupBy(row => row.KeyHash).Where(block => block.Count() > moreThan).Select(block => block.Key).OrderBy(key => key).Take(limit)
            .ToListAsync(cancellation);
        var crowded = new List<CrowdedKey>(keys.Count);
        foreach (var key in keys)
        {
            var first = await db.Set<MatchKeyRow>().Where(row => row.KeyHash == key).OrderBy(row => row.RecordId).Take(1)
                .Join(db.Set<SourceRecordRow>(), row => row.RecordId, record => record.Id, (_, record) => new { record.Id, record.PartyId, record.System, record.ChangedAt })
                .ToListAsync(cancellation);
            if (first.Count > 0)
                crowded.Add(new CrowdedKey(key, first[0].Id, first[0].PartyId, first[0].System, first[0].ChangedAt));
        }
        return crowded;
    }

    public async Task<byte[]?> FindAsync(CancellationToken cancellation) =>
        (await db.Set<QualityReportRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == QualityReportRow.TheOne, cancellation))?.Report;

    public async Task SaveAsync(byte[] report, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        if (await db.Set<QualityReportRow>().Where(row => row.Id == QualityReportRow.TheOne)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Report, report).SetProperty(row => row.At, now), cancellation) == 0)
            await db.InsertManyAsync([new QualityReportRow { Id = QualityReportRow.TheOne, At = now, Report = report }], cancellation);
    }
}
