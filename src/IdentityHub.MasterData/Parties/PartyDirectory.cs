using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Searching;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Parties;

/// <summary>
/// Reads parties: by GPID (merged ones answer with their survivor), by any system's key, by any attribute. Within a unit of work it sees what that has written, which is why
/// nothing that it read is kept for others.
/// </summary>
public sealed class PartyDirectory(IDirectoryStore store, DirectoryCache cache, SourceSystems sources)
{
    private const int LongestBatch = 1000;

    /// <summary>One party; null when the GPID was never given.</summary>
    public async Task<PartyView?> GetAsync(GlobalPartyId id, ReadConsistency consistency, CancellationToken cancellation) =>
        cache.Party(id, consistency) ?? (await store.ReadPartiesAsync([id], cancellation)).GetValueOrDefault(id);

    /// <summary>Many parties, in the order asked for; null where the GPID was never given. At most 1,000.</summary>
    public async Task<IReadOnlyList<PartyView?>> GetManyAsync(IReadOnlyList<GlobalPartyId> ids, ReadConsistency consistency, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, LongestBatch);
        var views = new PartyView?[ids.Count];
        var missing = new HashSet<GlobalPartyId>();
        for (var i = 0; i < ids.Count; i++)
        {
            views[i] = cache.Party(ids[i], consistency);
            if (views[i] is null)
                missing.Add(ids[i]);
        }
        if (missing.Count > 0)
        {
            var read = await store.ReadPartiesAsync(missing, cancellation);
            for (var i = 0; i < ids.Count; i++)
                views[i] ??= read.GetValueOrDefault(ids[i]);
        }
        return views;
    }

    /// <summary>Parties as they are now, redirects followed, each once; without those never given. At most 1,000.</summary>
    internal async Task<IReadOnlyList<PartyView>> NowAsync(IEnumerable<Guid> ids, CancellationToken cancellation) =>
        [.. (await GetManyAsync([.. ids.Select(id => new GlobalPartyId(id))], ReadConsistency.Full, cancellation)).OfType<PartyView>().DistinctBy(view => view.Id)];

    /// <summary>
    /// Parties by free text: names, e-mail, phone, postcode, city, a source's key or a GPID; every word must be found, a word may be a prefix, and a name may be slightly
    /// misspelt. Empty for a text without a letter or digit. A page may hold fewer than asked for while there are more.
    /// </summary>
    public async Task<Page<PartyView>> SearchAsync(string text, PageRequest page, CancellationToken cancellation)
    {
        if (TypeId.TryParse<GlobalPartyId>(text.Trim(), out var id))
            return new Page<PartyView>(await GetAsync(id, ReadConsistency.Full, cancellation) is { } exact ? [exact] : [], null);
        var words = SearchWords.OfQuery(text);
        if (words.Count == 0)
            return new Page<PartyView>([], null);

        // A page of misspelt matches continues as such.
        var sounding = page.Token is { Length: > 0 } token && token[0] == '~';
        var skip = (int)Math.Clamp(PageToken.ReadPlace(sounding ? page.Token![1..] : page.Token) ?? 0, 0, int.MaxValue / 2);
        var search = new PartySearch(store);
        var (ids, following) = sounding ? ([], null) : await search.FindAsync(words, skip, page.BoundedSize, cancellation);
        if (ids.Count == 0 && following is null && (sounding || skip == 0))
        {
            sounding = true;
            (ids, following) = await search.FindAsync(SearchWords.Sounding(words), skip, page.BoundedSize, cancellation);
        }
        var views = await GetManyAsync(ids, ReadConsistency.MinimizeLatency, cancellation);
        var next = following is { } place ? (sounding ? "~" : "") + PageToken.Write(place) : null;
        return new Page<PartyView>([.. views.Where(view => view is not null).Select(view => view!).DistinctBy(view => view.Id)], next);
    }

    /// <summary>All records of a party as its sources tell them, tombstones included, in the order in which they came; empty when the GPID was never given.</summary>
    public async Task<IReadOnlyList<SourceRecordView>> RecordsAsync(GlobalPartyId id, CancellationToken cancellation) =>
        await GetAsync(id, ReadConsistency.Full, cancellation) is { } party
            ? [.. (await store.ReadRecordsAsync(party.Id, cancellation)).OrderBy(record => record.Id.Value).Select(ReviewCases.View)] : [];

    /// <summary>Where each attribute of the golden profile comes from; null when the GPID was never given.</summary>
    public async Task<IReadOnlyList<AttributeLineage>?> LineageAsync(GlobalPartyId id, ReadConsistency consistency, CancellationToken cancellation)
    {
        if (await GetAsync(id, consistency, cancellation) is not { } party)
            return null;
        var lineage = new List<SurvivedAttribute>();
        new Survivor(await sources.AllAsync(cancellation)).Survive(await store.ReadRecordsAsync(party.Id, cancellation), lineage);
        return [.. lineage.Select(from => new AttributeLineage(from.Attribute, from.Value, from.Key, from.Record, from.Rule))];
    }

    /// <summary>The party behind a source key; null when the key is unknown or was deleted.</summary>
    public async Task<CrosswalkAnswer?> LookupAsync(SourceKey key, ReadConsistency consistency, CancellationToken cancellation) =>
        cache.Answer(key, consistency) ?? (await store.FindAsync([key], cancellation)).GetValueOrDefault(key);

    /// <summary>The parties behind source keys, in the order asked for; null where the key is unknown or was deleted. At most 1,000.</summary>
    public async Task<IReadOnlyList<CrosswalkAnswer?>> LookupManyAsync(IReadOnlyList<SourceKey> keys, ReadConsistency consistency, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, LongestBatch);
        var answers = new CrosswalkAnswer?[keys.Count];
        var missing = new HashSet<SourceKey>();
        for (var i = 0; i < keys.Count; i++)
        {
            answers[i] = cache.Answer(keys[i], consistency);
            if (answers[i] is null)
                missing.Add(keys[i]);
        }
        if (missing.Count > 0)
        {
            var read = await store.FindAsync(missing, cancellation);
            for (var i = 0; i < keys.Count; i++)
                answers[i] ??= read.GetValueOrDefault(keys[i]);
        }
        return answers;
    }

    /// <summary>The party of a source record; null when the record is unknown.</summary>
    public Task<GlobalPartyId?> PartyOfAsync(SourceRecordId record, CancellationToken cancellation) => store.PartyOfAsync(record, cancellation);

    /// <summary>Every source key of a party, tombstones included and marked; null when the GPID was never given.</summary>
    public async Task<Page<CrosswalkEntry>?> CrosswalkAsync(GlobalPartyId id, PageRequest page, CancellationToken cancellation)
    {
        if (await GetAsync(id, ReadConsistency.Full, cancellation) is not { } party)
            return null;
        var entries = await store.ReadCrosswalkAsync(party.Id, PageToken.ReadPlace(page.Token) ?? 0, page.BoundedSize + 1, cancellation);
        return new Page<CrosswalkEntry>(
            [.. entries.Take(page.BoundedSize).Select(entry => entry.Entry)],
            entries.Count > page.BoundedSize ? PageToken.Write(entries[page.BoundedSize - 1].Place) : null);
    }
}
