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
    private readonly Partition partition;
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly List<ReviewTaskState> tasks = [];

    private LoadDivision(LoadedRecords records, LoadIds ids, SourceCatalog systems, IRecordMatcher matcher, CommandContext context)
    {
        (this.records, this.ids, this.context, model) = (records, ids, context, matcher.ModelVersion);
        survivor = new Survivor(systems);
        stage = matcher.Stage([.. records.Features, .. records.Changes.SelectMany(change => new[] { change.Before, change.Now })]);
        for (var i = 0; i < records.Changes.Count; i++)
        {
            var before = records.Features.Count + 2 * i;
            if (ResolvedScene.AreStrangers(stage, before, before + 1))
                records.States[records.Changes[i].Place] = records.States[records.Changes[i].Place] with { IsSuspect = true };
        }
        partition = new Partitioner(stage).Divide(
            Enumerable.Range(0, records.States.Count).Select(i => new ResolutionNode(records.States[i].Id, records.States[i].Key, records.Features[i], i, null, records.States[i].IsSilent)), []);
    }

    /// <summary>Divides.</summary>
    public static LoadDivision Of(LoadedRecords records, LoadIds ids, SourceCatalog systems, IRecordMatcher matcher, CommandContext context) =>
        new(records, ids, systems, matcher, context);

    /// <summary>How many parties there are.</summary>
    public int Parties => partition.Groups.Count;

    /// <summary>Every match key of every record; complete once all parties were made.</summary>
    public List<(long Key, SourceRecordId Record)> Keys { get; } = [];

    /// <summary>Every word of every party; complete once all parties were made.</summary>
    public List<(string Word, GlobalPartyId Party)> Words { get; } = [];

    /// <summary>Makes some parties with their records and facts, in their order, from the first on: until so many records are in it.</summary>
    public (ChangeSet Changes, int Next) Make(int first, int atLeastRecords, CancellationToken cancellation)
    {
        var next = first;
        var changes = new ChangeSet();
        for (var count = 0; next < Parties && count < atLeastRecords; next++)
        {
            foreach (var node in partition.Groups[next])
            {
                Place(node, ids.Party(next), changes);
                count++;
            }
        }
        cancellation.ThrowIfCancellationRequested();

        var made = new (PartyState Party, HashSet<string> Words)[next - first];
        Parallel.For(0, made.Length, new ParallelOptions { CancellationToken = cancellation }, i => made[i] = Party(first + i));
        for (var i = 0; i < made.Length; i++)
        {
            var (party, found) = made[i];
            changes.NewParties.Add(party);
            changes.Revisions.Add(new PartyFact(party.Id, 1, null, 0, null, context.At, context.Actor));
            foreach (var word in found)
                Words.Add((Shared(word), party.Id));
            AskAbout(first + i, party.Id);
        }
        return (changes, next);
    }

    /// <summary>The questions to stewards; to be asked once all parties were made.</summary>
    public IReadOnlyList<ReviewTaskState> Tasks()
    {
        var doubts = partition.Open.Select(pair => (Pair: pair, Left: records.States[pair.Left.Entry], Right: records.States[pair.Right.Entry]))
            .Select(open => new PartyDoubt(open.Left.Party, open.Right.Party, ResolvedScene.Edge(open.Left, open.Right, open.Pair.Judgement), open.Pair.IsOversized)).ToList();
        return [.. ReviewTaskFold.OfPairs(doubts, HoldingsOf), .. tasks];
    }

    private void Place(ResolutionNode node, GlobalPartyId party, ChangeSet changes)
    {
        var reason = partition.Reasons.TryGetValue(node.Record, out var found) ? found : new LinkReason("new", null);
        var record = records.States[node.Entry] with { Party = party, Home = party, IsNative = true, Rule = reason.Rule, Weight = reason.Weight };
        records.States[node.Entry] = record;
        changes.NewRecords.Add(record);
        changes.Versions.AddRange(records.VersionsOf(node.Entry, context.Actor));
        changes.Links.Add(new LinkFact(record.Id, party, party, true, reason.Rule, reason.Weight, model, null, context.At, context.Actor));
        foreach (var key in stage.KeysOf(node.Entry))
            Keys.Add((key, record.Id));
    }

    private (PartyState Party, HashSet<string> Words) Party(int place)
    {
        var members = MembersOf(place);
        var (profile, kind) = survivor.Survive(members);
        var party = new PartyState { Id = ids.Party(place), Revision = 1, Stamp = 1, Kind = kind, Profile = profile, CreatedAt = context.At, ChangedAt = context.At };
        return (party, SearchWords.Of(members));
    }

    private void AskAbout(int place, GlobalPartyId party)
    {
        var nodes = partition.Groups[place];
        if (nodes.Count == 1 && !records.States[nodes[0].Entry].IsSuspect)
            return;
        var members = MembersOf(place);
        var entries = new Dictionary<SourceRecordId, int>(nodes.Count);
        foreach (var node in nodes)
            entries.Add(node.Record, node.Entry);
        tasks.AddRange(ReviewTaskFold.OfParty(party, members, record => entries[record.Id], stage, record => records.Features[entries[record.Id]], []));
    }

    private Holdings HoldingsOf(GlobalPartyId party) => ReviewTaskFold.HoldingsOf(partition.Groups[LoadIds.PlaceOf(party)].Select(node => node.Features));

    private RecordState[] MembersOf(int place) => [.. partition.Groups[place].Select(node => records.States[node.Entry])];

    // Names and cities come again and again.
    private string Shared(string word)
    {
        if (words.TryGetValue(word, out var known))
            return known;
        words.Add(word, word);
        return word;
    }
}
