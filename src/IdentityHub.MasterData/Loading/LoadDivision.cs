using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Searching;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Loading;

/// <summary>The records of a load, divided into parties, and everything that follows from it: the same rules as one by one, over all at once.</summary>
internal sealed class LoadDivision
{
    private readonly LoadedRecords records;
    private readonly LoadIds ids;
    private readonly Survivor survivor;
    private readonly CommandContext context;
    private readonly string model;
    private readonly IMatchStage stage;
    private readonly LoadedWords words;
    private readonly List<ReviewTaskState> tasks = [];
    private readonly IReadOnlyDictionary<SourceRecordId, LinkReason> reasons;
    private readonly IReadOnlyList<OpenPair> open;

    // The places of the parties' records, party after party, and where each party's begin.
    private readonly int[] members;
    private readonly int[] starts;
    private readonly int[] partyOf;

    private LoadDivision(LoadedRecords records, LoadIds ids, SourceCatalog systems, IRecordMatcher matcher, CommandContext context)
    {
        (this.records, this.ids, this.context, model) = (records, ids, context, matcher.ModelVersion);
        words = new LoadedWords(ids);
        survivor = new Survivor(systems);
        stage = records.Stage.Build();
        foreach (var (place, before, now) in records.Changes)
            records[place].IsSuspect |= ResolvedScene.AreStrangers(stage, before, now);
        var partition = new Partitioner(stage).Divide(Enumerable.Range(0, records.Count).Select(Node), []);
        (reasons, open) = (partition.Reasons, partition.Open);
        members = new int[records.Count];
        partyOf = new int[records.Count];
        starts = new int[partition.Groups.Count + 1];
        for (var party = 0; party < partition.Groups.Count; party++)
        {
            var at = starts[party];
            foreach (var node in partition.Groups[party])
            {
                var place = LoadIds.PlaceOf(node.Record);
                (members[at++], partyOf[place]) = (place, party);
            }
            starts[party + 1] = at;
        }
    }

    /// <summary>Divides.</summary>
    public static LoadDivision Of(LoadedRecords records, LoadIds ids, SourceCatalog systems, IRecordMatcher matcher, CommandContext context) =>
        new(records, ids, systems, matcher, context);

    /// <summary>How many parties there are.</summary>
    public int Parties => starts.Length - 1;

    /// <summary>Makes some parties with their records and facts, in their order, from the first on: until so many records are in it, and before the last.</summary>
    public (ChangeSet Changes, int Next) Make(int first, int last, int atLeastRecords, CancellationToken cancellation)
    {
        var next = Array.BinarySearch(starts, starts[first] + atLeastRecords);
        next = Math.Min(last, next < 0 ? ~next : next);
        var made = new MadeParty[next - first];
        Parallel.For(0, made.Length, new ParallelOptions { CancellationToken = cancellation }, i => made[i] = Party(first + i));
        var changes = new ChangeSet();
        for (var i = 0; i < made.Length; i++)
        {
            var (party, own, found) = made[i];
            changes.NewParties.Add(party);
            changes.Revisions.Add(new PartyFact(party.Id, 1, null, 0, null, context.At, context.Actor));
            foreach (var record in own)
            {
                changes.NewRecords.Add(record);
                changes.Versions.AddRange(records.VersionsOf(LoadIds.PlaceOf(record.Id), record, context.Actor));
                changes.Links.Add(new LinkFact(record.Id, party.Id, party.Id, true, record.Rule, record.Weight, model, null, context.At, context.Actor));
            }
            words.Add(first + i, found);
            AskAbout(party.Id, own);
        }
        return (changes, next);
    }

    /// <summary>Every match key of every record.</summary>
    public SortedKeys Keys()
    {
        var count = 0;
        for (var place = 0; place < records.Count; place++)
            count += stage.KeysOf(records[place].Entry).Count;
        var (keys, places) = (new long[count], new int[count]);
        var at = 0;
        for (var place = 0; place < records.Count; place++)
        {
            foreach (var key in stage.KeysOf(records[place].Entry))
                (keys[at], places[at++]) = (key, place);
        }
        Array.Sort(keys, places);
        return new SortedKeys(ids, keys, places);
    }

    /// <summary>Every word of every party; to be asked for once all parties were made.</summary>
    public SortedWords Words() => words.Sorted();

    /// <summary>The questions to stewards; to be asked for once all parties were made.</summary>
    public IReadOnlyList<ReviewTaskState> Tasks()
    {
        var doubts = open.Select(pair => (Pair: pair, Left: Settled(pair.Left), Right: Settled(pair.Right)))
            .Select(found => new PartyDoubt(found.Left.Party, found.Right.Party, ResolvedScene.Edge(found.Left, found.Right, found.Pair.Judgement), found.Pair.IsOversized)).ToList();
        return [.. ReviewTaskFold.OfPairs(doubts, HoldingsOf), .. tasks];
    }

    private ResolutionNode Node(int place)
    {
        var record = records[place];
        return new ResolutionNode(ids.Record(place), record.Key, records.Stage.Records[record.Entry], record.Entry, null, record.IsSilent);
    }

    private RecordState Settled(ResolutionNode node)
    {
        var place = LoadIds.PlaceOf(node.Record);
        return Settled(place, ids.Party(partyOf[place]));
    }

    private RecordState Settled(int place, GlobalPartyId party)
    {
        var record = records[place].State(ids.Record(place));
        var reason = reasons.TryGetValue(record.Id, out var found) ? found : new LinkReason("new", null);
        return record with { Party = party, Home = party, IsNative = true, Rule = reason.Rule, Weight = reason.Weight };
    }

    private MadeParty Party(int place)
    {
        var id = ids.Party(place);
        var own = new RecordState[starts[place + 1] - starts[place]];
        for (var i = 0; i < own.Length; i++)
            own[i] = Settled(members[starts[place] + i], id);
        var (profile, kind) = survivor.Survive(own);
        var party = new PartyState
        {
            Id = id, Revision = 1, Stamp = 1, Kind = kind, Profile = profile, Kept = new KeptBytes<GoldenProfile>(profile, KeptForm.Write(profile)),
            CreatedAt = context.At, ChangedAt = context.At,
        };
        return new MadeParty(party, own, SearchWords.Of(own));
    }

    private void AskAbout(GlobalPartyId party, RecordState[] own)
    {
        if (own.Length == 1 && !own[0].IsSuspect)
            return;
        tasks.AddRange(ReviewTaskFold.OfParty(party, own, Entry, stage, record => records.Stage.Records[Entry(record)], []));
    }

    private int Entry(RecordState record) => records[LoadIds.PlaceOf(record.Id)].Entry;

    private Holdings HoldingsOf(GlobalPartyId party)
    {
        var place = LoadIds.PlaceOf(party);
        return ReviewTaskFold.HoldingsOf(members[starts[place]..starts[place + 1]].Select(member => records.Stage.Records[records[member].Entry]));
    }
}
