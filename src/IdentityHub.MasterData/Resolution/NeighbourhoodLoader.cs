using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Loads the parties that a command concerns and, round by round, the parties next to them (those with a record under a common match key or pin), until there are none
/// further: then resolving what was loaded gives the same as resolving everything. Mostly two rounds, whatever the size of the batch.
/// </summary>
internal sealed class NeighbourhoodLoader(IMasterDataStore store)
{
    /// <summary>Loads into an empty neighbourhood.</summary>
    public async Task LoadAsync(
        Neighbourhood neighbourhood, IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyCollection<long> matchKeys, IReadOnlyCollection<GlobalPartyId> parties,
        CancellationToken cancellation)
    {
        var seenKeys = matchKeys.ToHashSet();
        var seenParties = new HashSet<GlobalPartyId>();
        HashSet<GlobalPartyId> next = [.. parties];
        if (sourceKeys.Count + matchKeys.Count > 0)
            next.UnionWith(await store.FindPartiesAsync(sourceKeys, seenKeys, [], cancellation));

        while (next.Count > 0)
        {
            seenParties.UnionWith(next);
            var loaded = await store.LoadAsync(next, cancellation);
            neighbourhood.Add(loaded);

            var newKeys = new HashSet<long>();
            foreach (var record in loaded.Records)
                newKeys.UnionWith(neighbourhood.FeaturesOf(record).Keys);
            newKeys.ExceptWith(seenKeys);
            seenKeys.UnionWith(newKeys);
            var strangers = loaded.Pins.SelectMany(pin => pin.Members).Select(member => member.Record).Where(record => !neighbourhood.Read.ContainsKey(record)).ToHashSet();

            next = newKeys.Count + strangers.Count == 0 ? [] : [.. await store.FindPartiesAsync([], newKeys, strangers, cancellation)];
            next.ExceptWith(seenParties);
        }
    }
}
