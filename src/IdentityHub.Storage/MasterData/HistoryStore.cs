using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties.History;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class HistoryStore(HubDbContext db) : IHistoryStore
{
    private const int Part = 1000;

    public async Task<IReadOnlyList<PartyFact>> ReadRevisionsAsync(GlobalPartyId party, long? before, int limit, CancellationToken cancellation) =>
        [.. (await db.Set<PartyRevisionRow>().AsNoTracking().Where(row => row.PartyId == party && (before == null || row.Revision < before))
            .OrderByDescending(row => row.Revision).Take(limit).ToListAsync(cancellation)).Select(MasterDataRows.Fact)];

    public async Task<PartyFact?> FindRevisionAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation) =>
        One(await db.Set<PartyRevisionRow>().AsNoTracking().Where(row => row.PartyId == party && row.At <= at).OrderByDescending(row => row.Revision).Take(1).ToListAsync(cancellation));

    public async Task<PartyFact?> FindFirstAsync(GlobalPartyId party, CancellationToken cancellation) =>
        One(await db.Set<PartyRevisionRow>().AsNoTracking().Where(row => row.PartyId == party).OrderBy(row => row.Revision).Take(1).ToListAsync(cancellation));

    public async Task<IReadOnlyList<GlobalPartyId>> ReadRedirectsAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation)
    {
        // Whoever redirected to it once, did so by a revision that came with one of its own commits; its last one until the moment tells whether it still did.
        var once = await db.Set<PartyRevisionRow>().AsNoTracking().Where(row => row.MergedIntoId == party && row.At <= at).Select(row => row.PartyId).Distinct().ToListAsync(cancellation);
        var still = new List<GlobalPartyId>();
        foreach (var absorbed in once)
        {
            if ((await FindRevisionAsync(absorbed, at, cancellation))?.MergedInto == party)
                still.Add(absorbed);
        }
        return [.. still.OrderBy(id => id.Value)];
    }

    public async Task<IReadOnlyList<LinkFact>> ReadMembersAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation)
    {
        var once = await db.Set<LinkDecisionRow>().AsNoTracking().Where(row => row.PartyId == party && row.At <= at).Select(row => row.RecordId).Distinct().ToArrayAsync(cancellation);
        var members = new List<LinkFact>();
        foreach (var part in once.Chunk(Part))
        {
            var rows = await db.Set<LinkDecisionRow>().AsNoTracking().Where(row => EF.Parameter(part).Contains(row.RecordId) && row.At <= at).ToListAsync(cancellation);
            members.AddRange(rows.GroupBy(row => row.RecordId).Select(links => links.MaxBy(row => row.Seq)!).Where(row => row.PartyId == party).Select(MasterDataRows.Fact));
        }
        return members;
    }

    public async Task<IReadOnlyList<RecordVersionFact>> ReadVersionsAsync(IReadOnlyCollection<SourceRecordId> records, DateTimeOffset until, CancellationToken cancellation)
    {
        var versions = new List<RecordVersionFact>();
        foreach (var part in records.Chunk(Part))
        {
            var rows = await db.Set<SourceRecordVersionRow>().AsNoTracking().Where(row => EF.Parameter(part).Contains(row.RecordId)).ToListAsync(cancellation);
            versions.AddRange(rows.Where(row => row.At <= until).OrderBy(row => row.Number).Select(MasterDataRows.Fact));
        }
        return versions;
    }

    public async Task<IReadOnlyList<StewardFact>> ReadStandingAsync(IReadOnlyCollection<SourceRecordId> records, DateTimeOffset at, CancellationToken cancellation)
    {
        var facts = new List<StewardFact>();
        foreach (var part in records.Chunk(Part))
        {
            var rows = await db.Set<StewardDecisionRow>().AsNoTracking()
                .Where(row => db.Set<StewardDecisionMemberRow>().Where(member => EF.Parameter(part).Contains(member.RecordId)).Select(member => member.DecisionId).Contains(row.Id))
                .Where(row => row.At <= at && !db.Set<StewardDecisionRow>().Any(undoing => undoing.UndoesId == row.Id && undoing.At <= at))
                .ToListAsync(cancellation);
            facts.AddRange(await WithMembersAsync(rows, cancellation));
        }
        return [.. facts.DistinctBy(fact => fact.Id)];
    }

    public async Task<IReadOnlyList<StewardFact>> ReadDecisionsAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToArray();
        return await WithMembersAsync(await db.Set<StewardDecisionRow>().AsNoTracking().Where(row => EF.Parameter(wanted).Contains(row.Id)).ToListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlyList<LinkFact>> ReadArrivalsAsync(GlobalPartyId party, int limit, CancellationToken cancellation) =>
        [.. (await db.Set<LinkDecisionRow>().AsNoTracking().Where(row => row.PartyId == party).OrderByDescending(row => row.Seq).Take(limit).ToListAsync(cancellation)).Select(MasterDataRows.Fact)];

    private async Task<IReadOnlyList<StewardFact>> WithMembersAsync(List<StewardDecisionRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.Id).ToArray();
        var members = (await db.Set<StewardDecisionMemberRow>().AsNoTracking().Where(member => EF.Parameter(ids).Contains(member.DecisionId)).ToListAsync(cancellation))
            .ToLookup(member => member.DecisionId);
        return [.. rows.OrderBy(row => row.Seq).Select(row => MasterDataRows.Fact(row, members[row.Id]))];
    }

    private static PartyFact? One(List<PartyRevisionRow> rows) => rows.Count == 0 ? null : MasterDataRows.Fact(rows[0]);
}
