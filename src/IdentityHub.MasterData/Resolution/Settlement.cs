using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Stewardship;

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
    private IReadOnlyList<GlobalPartyId> changedPersons = [];
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
    public IReadOnlyList<GlobalPartyId> ChangedPersons => changedPersons;

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
        settlement.changedPersons = new PartyRenewal(place, context, settlement.parties, changes, settlement.events)
            .Renew(settlement.touched, settlement.before, settlement.after, settlement.ActorOf);
        new RecordRenewal(place, settlement.scene, actors, changes, settlement.events).Renew();
        new TaskRenewal(place, settlement.scene).Renew(settlement.open, changes);
        StampWritten(place, changes);
        return settlement;
    }

    /// <summary>
    /// A record is written with its party, and a late version leaves that as it is: whoever moves the record at the same time must read it again, and so must this command if it
    /// came second.
    /// </summary>
    private static void StampWritten(Neighbourhood place, ChangeSet changes)
    {
        if (changes.ChangedRecords.Count == 0)
            return;
        var written = changes.ChangedRecords.Select(record => place.Read[record.State.Id].Party).ToHashSet();
        written.ExceptWith(changes.ChangedParties.Select(party => party.State.Id));
        written.ExceptWith(changes.StampedParties.Select(party => party.Party));
        changes.StampedParties.AddRange(written.OrderBy(party => party.Value).Select(party => (party, place.StampOf(party))));
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
            if (place.ConfirmationOf(party) is var number && number != party.Confirmed)
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
            // Of a party that is new nobody's home is known, however many links there are to follow.
            var isKnown = partition.Groups[i].Any(node => AnswersWith(owner, place.Now[node.Record]) || AnswersWith(owner, node.Record));
            foreach (var node in partition.Groups[i])
                Belong(place.Now[node.Record], owner, isKnown ? HomeOf(place.Now[node.Record], owner, partition) : owner, partition.Reasons.TryGetValue(node.Record, out var reason) ? reason : null);
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
            events.Add(News.Of(ChangeKind.PartyRestored, owner, null, new ChangePayload { Other = parties[owner].MergedInto.ToString(), Decision = context.Decision?.ToString() }));
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
            events.Add(News.Of(ChangeKind.PartyMerged, absorbed, null, new ChangePayload { Other = target.ToString(), Decision = context.Decision?.ToString() }));
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
                if (AnswersWith(owner, neighbour))
                    return place.Read[neighbour].Home;
                if (seen.Add(neighbour))
                    queue.Enqueue(neighbour);
            }
        }
        return owner;
    }

    private bool AnswersWith(GlobalPartyId owner, SourceRecordId record) => place.Read.TryGetValue(record, out var known) && AnswersWith(owner, known);

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
                events.Add(News.Of(ChangeKind.MembershipChanged, owner, record.Key.System, new ChangePayload
                {
                    Record = record.Id.ToString(),
                    Other = isNew ? null : record.Party.ToString(),
                    Decision = context.Decision?.ToString(),
                }));
            }
        }
        place.Put(record with { Party = owner, Home = home, IsNative = native, Rule = reason.Rule, Weight = reason.Weight });
    }

    private Actor ActorOf(SourceRecordId record) => actors.GetValueOrDefault(record) ?? context.Actor;

    private Actor ActorOf(List<RecordState> members) => members.Select(member => actors.GetValueOrDefault(member.Id)).FirstOrDefault(actor => actor is not null) ?? context.Actor;

    private static List<RecordState> Into(Dictionary<GlobalPartyId, List<RecordState>> groups, GlobalPartyId party)
    {
        if (!groups.TryGetValue(party, out var group))
            groups.Add(party, group = []);
        return group;
    }
}
