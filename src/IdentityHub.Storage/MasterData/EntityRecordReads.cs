using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

/// <summary>In the words that every engine understands.</summary>
internal sealed class EntityRecordReads : IRecordReads
{
    public async Task<List<(long Key, SourceRecordId Record)>> OfMatchKeysAsync(HubDbContext db, long[] keys, int largestBlock, CancellationToken cancellation)
    {
        var rows = await db.Set<MatchKeyRow>().AsNoTracking().Where(key => EF.Parameter(keys).Contains(key.KeyHash)).ToListAsync(cancellation);
        return [.. rows.GroupBy(row => row.KeyHash).Where(block => block.Count() <= largestBlock).SelectMany(block => block).Select(row => (row.KeyHash, row.RecordId))];
    }

    public Task<List<FoundRecord>> OfKeyHashesAsync(HubDbContext db, long[] hashes, CancellationToken cancellation) =>
        FoundAsync(db, db.Set<SourceRecordRow>().Where(record => EF.Parameter(hashes).Contains(record.KeyHash)), cancellation);

    public Task<List<FoundRecord>> OfIdsAsync(HubDbContext db, SourceRecordId[] ids, CancellationToken cancellation) =>
        FoundAsync(db, db.Set<SourceRecordRow>().Where(record => EF.Parameter(ids).Contains(record.Id)), cancellation);

    public async Task<List<RecordState>> OfPartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation) =>
        (await db.Set<SourceRecordRow>().AsNoTracking().Where(record => EF.Parameter(parties).Contains(record.PartyId)).ToListAsync(cancellation)).ConvertAll(MasterDataRows.Record);

    public async Task<List<PartyState>> PartiesAsync(HubDbContext db, GlobalPartyId[] parties, CancellationToken cancellation)
    {
        // Two statements: not every engine serves an OR of two columns from their two indexes.
        var rows = await db.Set<PartyRow>().AsNoTracking().Where(party => EF.Parameter(parties).Contains(party.Id)).ToListAsync(cancellation);
        var absorbed = await db.Set<PartyRow>().AsNoTracking()
            .Where(party => party.MergedIntoId != null && EF.Parameter(parties).Contains(party.MergedIntoId.Value)).ToListAsync(cancellation);
        rows.AddRange(absorbed.ExceptBy(rows.Select(party => party.Id), party => party.Id));
        return rows.ConvertAll(MasterDataRows.Party);
    }

    private static async Task<List<FoundRecord>> FoundAsync(HubDbContext db, IQueryable<SourceRecordRow> records, CancellationToken cancellation)
    {
        var rows = await records.AsNoTracking().Join(db.Set<PartyRow>(), record => record.PartyId, party => party.Id, (record, party) => new { record, party.Stamp }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new FoundRecord(MasterDataRows.Record(row.record), row.Stamp));
    }
}
