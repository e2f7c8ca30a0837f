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
