using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Brings match keys, parties and questions up to date with other rules of matching: another model, or another view of what a source's identifiers and contact points prove.
/// GPIDs follow the rules that always hold: nobody is renumbered, and stewards' words stand. Two records that meet under new keys are found when the later of them is read.
/// </summary>
public sealed class Rematching
{
    private const int KeysAtOnce = 2000;
    private const int PartiesAtOnce = 50;
    private const int MostRounds = 20;

    private static readonly Actor Self = Actor.Hub("rematch");

    private readonly IMasterDataStore store;
    private readonly ISurvivorshipStore parties;
    private readonly IUnitOfWork unitOfWork;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly SettlementWriter writer;
    private readonly TimeProvider time;

    internal Rematching(
        IMasterDataStore store, ISurvivorshipStore parties, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer, TimeProvider time) =>
        (this.store, this.parties, this.unitOfWork, this.sources, this.matcher, this.writer, this.time) = (store, parties, unitOfWork, sources, matcher, writer, time);

    /// <summary>Has all records matched anew in the background, with the model in use.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task AskAsync(Actor actor, CancellationToken cancellation) => unitOfWork.ExecuteAsync(
        (work, _) =>
        {
            work.Enqueue(RematchJob.Request());
            work.Audit(new AuditEntry("match-model.rematch", actor, matcher.ModelVersion));
            return Task.FromResult(true);
        },
        cancellation);

    /// <summary>First: takes match keys away that records no longer have, in one commit; they would find who isn't alike.</summary>
    /// <param name="after">The key that it has come to; null at first.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The key that it has come to now; null when there was nothing left.</returns>
    public async Task<long?> SweepAsync(long? after, CancellationToken cancellation)
    {
        if (after is null)
            sources.Forget();
        var systems = await sources.AllAsync(cancellation);
        return await unitOfWork.ExecuteAsync<long?>(async (work, token) =>
        {
            var found = await store.ReadMatchKeysAsync(after, KeysAtOnce, token);
            if (found.Keys.Count == 0)
                return null;
            await work.LockAsync(Stripes.Of(found.Records.Select(record => record.State.Key), found.Keys.Select(key => key.Key).Distinct()), token);
            found = await store.ReadMatchKeysAsync(after, KeysAtOnce, token);
            var place = new Neighbourhood(matcher, systems);
            var stage = matcher.Stage([.. found.Records.Select(record => place.FeaturesOf(record.State))]);
            var has = found.Records.Select((record, i) => (record.State.Id, Keys: stage.KeysOf(i))).ToDictionary(one => one.Id, one => one.Keys);
            var changes = new ChangeSet();
            changes.GoneMatchKeys.AddRange(found.Keys.Where(key => has.TryGetValue(key.Record, out var keys) && !keys.Contains(key.Key)));
            var parties = found.Records.ToDictionary(record => record.State.Id, record => (record.State.Party, record.Stamp));
            changes.StampedParties.AddRange(changes.GoneMatchKeys.Select(key => parties[key.Record]).DistinctBy(party => party.Party).OrderBy(party => party.Party.Value));
            if (!changes.IsEmpty)
                await store.SaveAsync(changes, token);
            return found.Keys.Count == 0 ? null : found.Keys.Max(key => key.Key);
        }, cancellation);
    }

    /// <summary>Then: reads the next parties anew, in one commit.</summary>
    /// <param name="after">The place that it has come to; 0 at first.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The place that it has come to now; null when there was nothing left.</returns>
    public async Task<long?> RunAsync(long after, CancellationToken cancellation)
    {
        if (after == 0)
            sources.Forget();
        var systems = await sources.AllAsync(cancellation);
        var batch = await parties.ReadStandingAsync(after, PartiesAtOnce, cancellation);
        if (batch.Count == 0)
            return null;
        await unitOfWork.ExecuteAsync(async (work, token) =>
        {
            await ReadAnewAsync(work, [.. batch.Select(entry => entry.Party)], systems, token);
            return true;
        }, cancellation);
        return batch[^1].Place;
    }

    private async Task ReadAnewAsync(IWork work, IReadOnlyCollection<GlobalPartyId> named, SourceCatalog systems, CancellationToken cancellation)
    {
        // Once to know what is to be locked, and once more under the locks.
        var (place, keys) = await LoadAsync(named, systems, cancellation);
        await work.LockAsync(Stripes.Of(place.Now.Values.Select(record => record.Key), keys), cancellation);
        (place, keys) = await LoadAsync(named, systems, cancellation);

        var stored = (await store.ReadMatchKeysAsync(keys, place.Now.Keys, cancellation)).ToLookup(key => key.Record, key => key.Key);
        foreach (var record in place.Now.Keys)
            place.StoredKeys.Add(record, [.. stored[record]]);
        var settlement = Settlement.Of(place, new CommandContext(Self, time.UtcNow()), [], new ChangeSet(), () => TypeId.New<GlobalPartyId>(time));
        Stamp(place, settlement.Changes);
        await writer.SaveAsync(work, settlement, cancellation);
    }

    /// <summary>Everything that hangs together with the parties under the rules of now, with the keys of all of it.</summary>
    private async Task<(Neighbourhood Place, IReadOnlyCollection<long> Keys)> LoadAsync(IReadOnlyCollection<GlobalPartyId> named, SourceCatalog systems, CancellationToken cancellation)
    {
        HashSet<GlobalPartyId> wanted = [.. (await store.ResolveAsync(named, cancellation)).Values];
        IReadOnlyList<(MatchFeatures Features, IReadOnlyList<long> Keys)> brought = [];
        for (var round = 0; ; round++)
        {
            var place = new Neighbourhood(matcher, systems);
            await new NeighbourhoodLoader(store).LoadAsync(place, [], brought, wanted, cancellation);
            var before = (Parties: wanted.Count, Records: brought.Count);
            wanted.UnionWith(place.Parties.Values.Where(party => party.MergedInto is null).Select(party => party.Id));
            if (before == (wanted.Count, place.Now.Count) || round == MostRounds)
                return (place, brought.SelectMany(one => one.Keys).ToHashSet());
            var features = place.Now.Values.Select(place.FeaturesOf).ToList();
            var stage = matcher.Stage(features);
            brought = [.. features.Select((one, i) => (one, stage.KeysOf(i)))];
        }
    }

    /// <summary>Whoever changes one of the parties whose keys are written must read them again.</summary>
    private static void Stamp(Neighbourhood place, ChangeSet changes)
    {
        var written = changes.NewMatchKeys.Concat(changes.GoneMatchKeys).Select(key => key.Record).Where(place.Read.ContainsKey).Select(record => place.Read[record].Party).ToHashSet();
        written.ExceptWith(changes.ChangedParties.Select(party => party.State.Id));
        written.ExceptWith(changes.StampedParties.Select(party => party.Party));
        changes.StampedParties.AddRange(written.OrderBy(party => party.Value).Select(party => (party, place.StampOf(party))));
    }
}
