using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Loads the parties that a command concerns: those of its records, those that what it brings links to, and, round by round, those that hang together with them by a refused
/// link, a pin, or a contact point of a record without a name. Then resolving what was loaded gives the same as resolving everything. Pairs that are merely unsure never lead
/// further. Mostly three round trips, whatever the size of the batch.
/// </summary>
internal sealed class NeighbourhoodLoader(IMasterDataStore store)
{
    /// <summary>A key that more records have than this says nothing: it finds nobody, and a steward is asked about it (<see cref="Quality.CrowdedValues"/>).</summary>
    public const int LargestBlock = 2000;

    /// <summary>When so many records are loaded, links are followed no further.</summary>
    private const int LargestNeighbourhood = 20_000;

    private const int MostTries = 5;

    /// <summary>Loads into an empty neighbourhood.</summary>
    /// <param name="place">The neighbourhood.</param>
    /// <param name="sourceKeys">Keys of records that the command writes.</param>
    /// <param name="brought">What it brings, with its match keys.</param>
    /// <param name="parties">Parties that it names.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task LoadAsync(
        Neighbourhood place, IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyList<(MatchFeatures Features, IReadOnlyList<long> Keys)> brought,
        IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await TryLoadAsync(place, sourceKeys, brought, parties, cancellation);
            if (place.IsCoherent)
                return;
            // Somebody committed between two of the statements.
            place.Forget();
        }
        throw new StaleRevisionException("The parties changed while they were read.");
    }

    private async Task TryLoadAsync(
        Neighbourhood place, IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyList<(MatchFeatures Features, IReadOnlyList<long> Keys)> brought,
        IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var seen = new HashSet<GlobalPartyId>();
        HashSet<GlobalPartyId> next = [.. parties];
        if (sourceKeys.Count > 0 || brought.Count > 0)
        {
            var matchKeys = brought.SelectMany(one => one.Keys).ToHashSet();
            var found = await store.FindRecordsAsync(sourceKeys, matchKeys, LargestBlock, cancellation);
            place.Add(found);
            var written = sourceKeys as IReadOnlySet<SourceKey> ?? sourceKeys.ToHashSet();
            next.UnionWith(found.Records.Where(record => written.Contains(record.State.Key)).Select(record => record.State.Party));
            next.UnionWith(LinkedParties(place, brought));
        }
        while (next.Count > 0)
        {
            seen.UnionWith(next);
            var loaded = await store.LoadAsync(next, cancellation);
            place.Add(loaded);
            if (place.Read.Count > LargestNeighbourhood)
                return;
            next = [.. loaded.Tasks.Where(task => task.Connects).SelectMany(task => task.Parties)];
            var strangers = loaded.Pins.SelectMany(pin => pin.Members).Select(member => member.Record).Where(record => !place.Read.ContainsKey(record)).ToHashSet();
            if (strangers.Count > 0)
                next.UnionWith(await store.FindPartiesAsync(strangers, cancellation));
            next.UnionWith(await ReachedPartiesAsync(place, loaded.Records, cancellation));
            next.ExceptWith(seen);
        }
    }

    /// <summary>Where the contact points of records without a name lead: to which party they belong, depends on everybody who has them.</summary>
    private async Task<IEnumerable<GlobalPartyId>> ReachedPartiesAsync(Neighbourhood place, IReadOnlyList<RecordState> records, CancellationToken cancellation)
    {
        var nameless = records.Where(record => !record.IsSilent).Select(place.FeaturesOf).Where(features => features.IsNameless).ToList();
        if (nameless.Count == 0)
            return [];
        var stage = place.Matcher.Stage(nameless);
        var found = await store.FindRecordsAsync([], Enumerable.Range(0, nameless.Count).SelectMany(stage.KeysOf).ToHashSet(), LargestBlock, cancellation);
        var contacts = nameless.SelectMany(ContactLead.ValuesOf).ToHashSet(StringComparer.Ordinal);
        return found.Records.Where(record => ContactLead.ValuesOf(place.FeaturesOf(record.State)).Any(contacts.Contains)).Select(record => record.State.Party);
    }

    /// <summary>Whether a key that was still read has more records with this command than will ever be read again.</summary>
    public static bool Crowds(Neighbourhood place, ChangeSet changes)
    {
        if (changes.NewMatchKeys.Count == 0)
            return false;
        foreach (var (key, block) in place.Blocks)
        {
            if (block.Count + changes.NewMatchKeys.Count > LargestBlock && block.Count + changes.NewMatchKeys.Count(added => added.Key == key) > LargestBlock)
                return true;
        }
        return false;
    }

    private static HashSet<GlobalPartyId> LinkedParties(Neighbourhood place, IReadOnlyList<(MatchFeatures Features, IReadOnlyList<long> Keys)> brought)
    {
        var parties = new HashSet<GlobalPartyId>();
        if (place.Blocks.Count == 0)
            return parties;
        var candidates = place.Candidates.Values.ToList();
        var entries = new Dictionary<SourceRecordId, int>(candidates.Count);
        var features = new List<MatchFeatures>(brought.Count + candidates.Count);
        features.AddRange(brought.Select(one => one.Features));
        foreach (var candidate in candidates)
        {
            entries.Add(candidate.Id, features.Count);
            features.Add(place.FeaturesOf(candidate));
        }
        var stage = place.Matcher.Stage(features);
        var near = new HashSet<SourceRecordId>();
        var seen = new HashSet<SourceRecordId>();
        for (var i = 0; i < brought.Count; i++)
        {
            seen.Clear();
            foreach (var key in brought[i].Keys)
            {
                foreach (var record in place.Blocks.GetValueOrDefault(key) ?? [])
                {
                    if (!seen.Add(record))
                        continue;
                    var judgement = stage.Judge(i, entries[record]);
                    if (judgement.IsLink)
                        parties.Add(place.Candidates[record].Party);
                    if (judgement.IsLink || judgement.Class == PairClass.Unsure)
                        near.Add(record);
                }
            }
        }
        // Most of those that share a key are plainly somebody else: nobody looks at them again.
        place.KeepCandidates(near);
        return parties;
    }
}
