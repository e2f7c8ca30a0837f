using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Searching;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class DirectoryStore(HubDbContext db) : IDirectoryStore
{
    public async Task<IReadOnlyDictionary<GlobalPartyId, PartyView>> ReadPartiesAsync(IReadOnlyCollection<GlobalPartyId> ids, CancellationToken cancellation)
    {
        var asked = ids.ToArray();
        var rows = await RowsAsync(asked, cancellation);
        var targets = rows.Where(row => row.MergedIntoId is not null).Select(row => row.MergedIntoId!.Value).Distinct().Except(rows.Select(row => row.Id)).ToArray();
        if (targets.Length > 0)
            rows.AddRange(await RowsAsync(targets, cancellation));

        var byId = rows.ToDictionary(row => row.Id);
        var standing = rows.Where(row => row.MergedIntoId is null).ToList();
        var redirects = await RedirectsAsync([.. standing.Select(row => row.Id)], cancellation);
        var views = standing.ToDictionary(row => row.Id, row => View(row, redirects[row.Id]));
        var answers = new Dictionary<GlobalPartyId, PartyView>(asked.Length);
        foreach (var id in asked)
        {
            if (byId.TryGetValue(id, out var row) && views.TryGetValue(row.MergedIntoId ?? id, out var view))
                answers[id] = view;
        }
        return answers;
    }

    public async Task<IReadOnlyDictionary<SourceKey, CrosswalkAnswer>> FindAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellation)
    {
        var hashes = keys.Select(KeyHashes.Of).Distinct().ToArray();
        var rows = await db.Set<SourceRecordRow>().AsNoTracking()
            .Where(record => EF.Parameter(hashes).Contains(record.KeyHash) && !record.Deleted)
            .Join(db.Set<PartyRow>(), record => record.PartyId, party => party.Id,
                (record, party) => new { record.Id, record.System, record.Scope, record.Key, record.PartyId, party.Revision })
            .ToListAsync(cancellation);
        var wanted = keys.ToHashSet();
        var found = rows.Select(row => (Key: new SourceKey(row.System, row.Scope, row.Key), Row: row)).Where(row => wanted.Contains(row.Key)).ToList();
        var redirects = await RedirectsAsync([.. found.Select(row => row.Row.PartyId).Distinct()], cancellation);
        return found.ToDictionary(row => row.Key, row => new CrosswalkAnswer(row.Key, row.Row.PartyId, row.Row.Id, [.. redirects[row.Row.PartyId]], row.Row.Revision));
    }

    public async Task<GlobalPartyId?> PartyOfAsync(SourceRecordId record, CancellationToken cancellation)
    {
        var found = await db.Set<SourceRecordRow>().AsNoTracking().Where(row => row.Id == record).Select(row => row.PartyId).ToListAsync(cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyList<RecordState>> ReadRecordsAsync(GlobalPartyId party, CancellationToken cancellation) =>
        [.. (await db.Set<SourceRecordRow>().AsNoTracking().Where(row => row.PartyId == party).ToListAsync(cancellation)).Select(MasterDataRows.Record)];

    public async Task<IReadOnlyList<(long Place, CrosswalkEntry Entry)>> ReadCrosswalkAsync(GlobalPartyId party, long after, int limit, CancellationToken cancellation)
    {
        var rows = await db.Set<SourceRecordRow>().AsNoTracking()
            .Where(row => row.PartyId == party && row.Seq > after).OrderBy(row => row.Seq).Take(limit)
            .Select(row => new { row.Seq, row.Id, row.System, row.Scope, row.Key, row.ReceivedAt, row.Deleted }).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Seq, new CrosswalkEntry(new SourceKey(row.System, row.Scope, row.Key), row.Id, row.ReceivedAt, row.Deleted)))];
    }

    public async Task<IReadOnlyList<RecordState>> ReadRecordsAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var asked = parties.ToArray();
        return [.. (await db.Set<SourceRecordRow>().AsNoTracking().Where(row => EF.Parameter(asked).Contains(row.PartyId)).ToListAsync(cancellation)).Select(MasterDataRows.Record)];
    }

    public async Task<IReadOnlyList<SearchPlace>> SearchAsync(IReadOnlyList<string> words, int skip, int limit, CancellationToken cancellation)
    {
        if (words is [var only])
        {
            return [.. (await WithWord(only).OrderBy(row => row.Word).ThenBy(row => row.PartyId).Skip(skip).Take(limit).ToListAsync(cancellation))
                .Select(row => new SearchPlace(row.PartyId, row.Word))];
        }
        // An intersection of sets is linear whatever the planner believes. A semi-join isn't: PostgreSQL takes a range of words for one row and loops over thousands for each.
        var parties = words.Select(word => WithWord(word).Select(row => row.PartyId)).Aggregate((all, next) => all.Intersect(next));
        return [.. (await parties.OrderBy(party => party).Skip(skip).Take(limit).ToListAsync(cancellation)).Select(party => new SearchPlace(party, null))];
    }

    public async Task<IReadOnlyList<int>> CountWordsAsync(IReadOnlyList<string> words, int limit, CancellationToken cancellation)
    {
        var counts = new int[words.Count];
        for (var i = 0; i < words.Count; i++)
            counts[i] = await WithWord(words[i]).OrderBy(row => row.Word).Take(limit).CountAsync(cancellation);
        return counts;
    }

    private IQueryable<SearchWordRow> WithWord(string word)
    {
        // The first text that no longer begins with the word: an index range on every engine, whose texts are ordered by code point.
        var end = word[..^1] + (char)(word[^1] + 1);
#pragma warning disable CA1309 // The database compares: by code point, as its columns say.
        return db.Set<SearchWordRow>().AsNoTracking()
            .Where(row => string.Compare(row.Word, word) >= 0 && string.Compare(row.Word, end) < 0);
#pragma warning restore CA1309
    }

    private Task<List<PartyRow>> RowsAsync(GlobalPartyId[] ids, CancellationToken cancellation) =>
        ids.Length == 1
            ? db.Set<PartyRow>().AsNoTracking().Where(party => party.Id == ids[0]).ToListAsync(cancellation)
            : db.Set<PartyRow>().AsNoTracking().Where(party => EF.Parameter(ids).Contains(party.Id)).ToListAsync(cancellation);

    private async Task<ILookup<GlobalPartyId, GlobalPartyId>> RedirectsAsync(GlobalPartyId[] standing, CancellationToken cancellation)
    {
        // Of ids that aren't null: a null among them would have to match, and no index serves that.
        var rows = standing.Length == 0 ? [] : await db.Set<PartyRow>().AsNoTracking()
            .Where(party => party.MergedIntoId != null && EF.Parameter(standing).Contains(party.MergedIntoId.Value)).Select(party => new { party.Id, party.MergedIntoId }).ToListAsync(cancellation);
        return rows.OrderBy(row => row.Id.Value).ToLookup(row => row.MergedIntoId!.Value, row => row.Id);
    }

    private static PartyView View(PartyRow row, IEnumerable<GlobalPartyId> redirects) => new(
        row.Id, [.. redirects], (PartyKind)row.Kind, KeptForm.ReadProfile(row.Profile), row.Revision, row.CreatedAt, row.ChangedAt);
}
