using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Searching;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Resolves a changed neighbourhood and works out everything that has to be written and told. Pure but for the ids of new parties.</summary>
internal sealed class Settlement
{
    private readonly Neighbourhood place;
    private readonly ResolvedScene scene;
    private readonly CommandContext context;
    private readonly Dictionary<SourceRecordId, Actor> actors;
    private readonly Dictionary<GlobalPartyId, PartyState> parties;
    private readonly HashSet<GlobalPartyId> touched = [];
    private readonly List<ChangeEvent> events = [];
    private List<MovedRecord>? moved;
    private List<GlobalPartyId>? changedPersons;
    private readonly Dictionary<GlobalPartyId, List<RecordState>> before = [];
    private readonly Dictionary<GlobalPartyId, List<RecordState>> after = [];

    private IReadOnlyList<OpenPair> open = [];

    private Settlement(Neighbourhood place, CommandContext context, Dictionary<SourceRecordId, Actor> actors, ChangeSet changes)
    {
        (this.place, this.context, this.actors, Changes) = (place, context, actors, changes);
        parties = new Dictionary<GlobalPartyId, PartyState>(place.Parties);
        scene = new ResolvedScene(place);
    }

    /// <summary>What is to be written.</summary>
    public ChangeSet Changes { get; }

    /// <summary>What is to be told, in order.</summary>
    public IReadOnlyList<ChangeEvent> Events => events;

    /// <summary>The questions about the parties as they were before.</summary>
    public IReadOnlyDictionary<ReviewTaskId, ReviewTaskState> Questions => place.Tasks;

    /// <summary>Records that went from one party to another.</summary>
    public IReadOnlyList<MovedRecord> Moved => moved ?? (IReadOnlyList<MovedRecord>)[];

    /// <summary>Parties known before whose birth date or home changed.</summary>
    public IReadOnlyList<GlobalPartyId> ChangedPersons => changedPersons ?? (IReadOnlyList<GlobalPartyId>)[];

    /// <summary>GPIDs given for the first time.</summary>
    public HashSet<GlobalPartyId> Created { get; } = [];

    /// <summary>Settles.</summary>
    /// <param name="place">The neighbourhood, changed by the command.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="actors">Who changed which record; also says which records' present changed.</param>
    /// <param name="changes">Holds the facts that the command itself wrote; gets the rest.</param>
    /// <param name="create">Makes a GPID.</param>
    public static Settlement Of(
        Neighbourhood place, CommandContext context, Dictionary<SourceRecordId, Actor> actors, ChangeSet changes, Func<GlobalPartyId> create)
    {
        var settlement = new Settlement(place, context, actors, changes);
        settlement.Resolve(create);
        settlement.RenewParties();
        settlement.WriteRecords();
        new TaskRenewal(place, settlement.scene).Renew(settlement.open, changes);
        return settlement;
    }

    /// <summary>The parties that the command changed.</summary>
    public IReadOnlyCollection<GlobalPartyId> Touched => touched;

    /// <summary>The party as it is after the command.</summary>
    public PartyState PartyOf(RecordState record) => parties[record.Party];

    /// <summary>A party as it is after the command, redirects followed.</summary>
    public PartyState Party(GlobalPartyId id)
    {
        var party = parties[id];
        return party.MergedInto is { } target ? parties[target] : party;
    }

    /// <summary>A standing party as readers will see it.</summary>
    public PartyView View(GlobalPartyId id)
    {
        var party = Party(id);
        var absorbed = parties.Values.Where(other => other.MergedInto == party.Id).Select(other => other.Id).OrderBy(other => other.Value);
        return new PartyView(party.Id, [.. absorbed], party.Kind, party.Profile, party.Revision, party.CreatedAt, party.ChangedAt);
    }

    private void Resolve(Func<GlobalPartyId> create)
    {
        foreach (var party in parties.Values.ToList())
        {
            if (place.ConfirmationOf(party.Id) is var number && number != party.Confirmed)
            {
                parties[party.Id] = party with { Confirmed = number };
                touched.Add(party.Id);
            }
        }

        foreach (var record in place.Now.Values.Where(record => !record.IsSuspect && scene.IsSuspect(record)).ToList())
            place.Put(record with { IsSuspect = true });
        var partition = new Partitioner(scene.Stage).Divide(place.Now.Values.Select(scene.Node), place.Pins.Values);
        open = partition.Open;
        var assigned = PartyAssignment.Assign(partition.Groups, place.Now, parties, place.Wanted, create);
        foreach (var id in assigned.Created)
        {
            Created.Add(id);
            touched.Add(id);
            parties.Add(id, new PartyState { Id = id, CreatedAt = context.At });
        }
        Redirect(assigned);

        for (var i = 0; i < partition.Groups.Count; i++)
        {
            var owner = assigned.Owners[i];
            foreach (var node in partition.Groups[i])
                Belong(place.Now[node.Record], owner, HomeOf(place.Now[node.Record], owner, partition), partition.Reasons.TryGetValue(node.Record, out var reason) ? reason : null);
        }
        foreach (var record in place.Read.Values)
            Into(before, record.Party).Add(record);
        foreach (var record in place.Now.Values)
            Into(after, record.Party).Add(record);
    }

    private void Redirect(AssignedParties assigned)
    {
        foreach (var owner in assigned.Owners.Where(owner => parties[owner].MergedInto is not null).Distinct())
        {
            events.Add(Event(ChangeKind.PartyRestored, owner, null, new ChangePayload { Other = parties[owner].MergedInto.ToString(), Decision = context.Decision?.ToString() }));
            parties[owner] = parties[owner] with { MergedInto = null };
            touched.Add(owner);
        }
        foreach (var (absorbed, target) in assigned.Redirects)
            Point(absorbed, target);
        // GPIDs that brought no record of their own any more follow the party that they answered with.
        foreach (var party in parties.Values.ToList())
        {
            if (party.MergedInto is { } target && parties.TryGetValue(target, out var standing) && standing.MergedInto is { } further)
                Point(party.Id, further);
        }
    }

    private void Point(GlobalPartyId absorbed, GlobalPartyId target)
    {
        var party = parties[absorbed];
        if (party.MergedInto == target)
            return;
        if (party.MergedInto is null)
            events.Add(Event(ChangeKind.PartyMerged, absorbed, null, new ChangePayload { Other = target.ToString(), Decision = context.Decision?.ToString() }));
        parties[absorbed] = party with { MergedInto = target };
        touched.Add(absorbed);
        touched.Add(target);
    }

    /// <summary>
    /// The GPID that a record brings along: its own still, as long as that answers with its party; for a record that is new to the party, that of the record which it was
    /// linked to, so that it leaves with it if the party is taken apart again.
    /// </summary>
    private GlobalPartyId HomeOf(RecordState record, GlobalPartyId owner, Partition partition)
    {
        if (AnswersWith(owner, record))
            return record.Home;
        var seen = new HashSet<SourceRecordId> { record.Id };
        var queue = new Queue<SourceRecordId>(seen);
        while (queue.TryDequeue(out var next))
        {
            foreach (var neighbour in partition.Neighbours.GetValueOrDefault(next) ?? [])
            {
                if (place.Read.TryGetValue(neighbour, out var known) && AnswersWith(owner, known))
                    return known.Home;
                if (seen.Add(neighbour))
                    queue.Enqueue(neighbour);
            }
        }
        return owner;
    }

    private bool AnswersWith(GlobalPartyId owner, RecordState record) =>
        record.Party != default && (record.Home == owner || parties[record.Home].MergedInto == owner);

    private void Belong(RecordState record, GlobalPartyId owner, GlobalPartyId home, LinkReason? found)
    {
        var isNew = record.Party == default;
        if (!isNew && record.Party == owner && record.Home == home && record.IsNative == (home == owner || record.IsNative))
        {
            if (actors.ContainsKey(record.Id))
                touched.Add(owner);
            return;
        }
        var native = home == owner || record.Home == home && record.IsNative;
        var reason = record.Party == owner ? new LinkReason(record.Rule, record.Weight) : found ?? new LinkReason(isNew ? "new" : "apart", null);
        Changes.Links.Add(new LinkFact(record.Id, owner, home, native, reason.Rule, reason.Weight, place.Matcher.ModelVersion, context.Decision, context.At, ActorOf(record.Id)));
        if (record.Party != owner)
        {
            touched.Add(owner);
            if (!isNew)
            {
                touched.Add(record.Party);
                (moved ??= []).Add(new MovedRecord(record.Id, record.Party, owner));
            }
            if (!isNew || !Created.Contains(owner))
            {
                events.Add(Event(ChangeKind.MembershipChanged, owner, record.Key.System, new ChangePayload
                {
                    Record = record.Id.ToString(),
                    Other = isNew ? null : record.Party.ToString(),
                    Decision = context.Decision?.ToString(),
                }));
            }
        }
        place.Put(record with { Party = owner, Home = home, IsNative = native, Rule = reason.Rule, Weight = reason.Weight });
    }

    private void RenewParties()
    {
        var survivor = new Survivor(place.Systems);
        foreach (var id in touched.OrderBy(id => id.Value))
        {
            var old = place.Parties.GetValueOrDefault(id);
            var party = parties[id];
            var members = after.GetValueOrDefault(id) ?? [];
            var (profile, kind) = survivor.Survive(members);
            var renewed = party with
            {
                Revision = party.Revision + 1,
                Profile = profile,
                Kind = kind,
                Stamp = party.Stamp + 1,
                ChangedAt = context.At,
            };
            parties[id] = renewed;
            Changes.Revisions.Add(new PartyFact(id, renewed.Revision, renewed.MergedInto, renewed.Confirmed, context.Decision, context.At, ActorOf(members)));
            if (old is null)
                Changes.NewParties.Add(renewed);
            else
            {
                Changes.ChangedParties.Add((renewed, old.Stamp));
                if (renewed.MergedInto is null && (old.Profile.BirthDate != profile.BirthDate || HomeOf(old.Profile) != HomeOf(profile)))
                    (changedPersons ??= []).Add(id);
            }

            RenewWords(id, before.GetValueOrDefault(id) ?? [], members);
            if (renewed.MergedInto is null)
                events.Add(Event(old is null ? ChangeKind.PartyCreated : ChangeKind.PartyChanged, id, null, new ChangePayload { Revision = renewed.Revision }));
        }
    }

    /// <summary>Where the preferred address is: what jurisdictions ask for.</summary>
    private static (string? Country, string? State) HomeOf(GoldenProfile profile) => profile.Addresses is [var home, ..] ? (home.Country, home.State) : default;

    private void RenewWords(GlobalPartyId party, List<RecordState> read, List<RecordState> members)
    {
        var had = SearchWords.Of(read);
        var has = SearchWords.Of(members);
        Changes.NewWords.AddRange(has.Where(word => !had.Contains(word)).Select(word => (word, party)));
        Changes.GoneWords.AddRange(had.Where(word => !has.Contains(word)).Select(word => (word, party)));
    }

    private void WriteRecords()
    {
        foreach (var record in place.Now.Values.ToList())
        {
            if (!place.Read.TryGetValue(record.Id, out var read))
            {
                Changes.NewRecords.Add(record);
                Changes.NewMatchKeys.AddRange(scene.KeysOf(record).Select(key => (key, record.Id)));
                events.Add(Keyed(ChangeKind.CrosswalkLinked, record));
            }
            else
                WriteKnown(read, record);
        }
    }

    private void WriteKnown(RecordState read, RecordState record)
    {
        if (!ReferenceEquals(read, record))
            Changes.ChangedRecords.Add((record, read.Versions));
        // Nobody changed its present: what was added is older.
        if (record.Versions != read.Versions && !actors.ContainsKey(record.Id))
            events.Add(Keyed(ChangeKind.HistoryChanged, record));
        if (record.ContentHash == read.ContentHash && !place.StoredKeys.ContainsKey(record.Id))
            return;
        var had = scene.FormerKeysOf(record.Id);
        var has = scene.KeysOf(record);
        Changes.NewMatchKeys.AddRange(has.Except(had).Select(key => (key, record.Id)));
        Changes.GoneMatchKeys.AddRange(had.Except(has).Select(key => (key, record.Id)));
        // A key whose record comes back after its deletion leads to a party again.
        if (record.Deleted != read.Deleted)
            events.Add(Keyed(record.Deleted ? ChangeKind.CrosswalkUnlinked : ChangeKind.CrosswalkLinked, record));
    }

    private static ChangeEvent Keyed(ChangeKind kind, RecordState record) => Event(kind, record.Party, record.Key.System, new ChangePayload
    {
        Record = record.Id.ToString(),
        System = record.Key.System,
        Scope = record.Key.Scope.Length == 0 ? null : record.Key.Scope,
        Key = record.Key.Key,
    });

    private Actor ActorOf(SourceRecordId record) => actors.GetValueOrDefault(record) ?? context.Actor;

    private Actor ActorOf(List<RecordState> members) => members.Select(member => actors.GetValueOrDefault(member.Id)).FirstOrDefault(actor => actor is not null) ?? context.Actor;

    private static List<RecordState> Into(Dictionary<GlobalPartyId, List<RecordState>> groups, GlobalPartyId party)
    {
        if (!groups.TryGetValue(party, out var group))
            groups.Add(party, group = []);
        return group;
    }

    private static ChangeEvent Event(ChangeKind kind, GlobalPartyId party, string? system, ChangePayload payload) => new(kind, party, system, KeptForm.Write(payload));
}
