using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Searching;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>The stores of master data in memory, as strict as a database: what is inserted twice or changed behind somebody's back throws.</summary>
internal sealed class MemoryStore : IMasterDataStore, IDirectoryStore, IReviewStore
{
    /// <summary>Histories erase nobody.</summary>
    public MasterData.Erasing.IErasedKeys Erased { get; } = new NothingErased();

    public List<RecordVersionFact> Versions { get; } = [];

    public List<LinkFact> Links { get; } = [];

    public List<PartyFact> Revisions { get; } = [];

    public List<StewardFact> Decisions { get; } = [];

    public Dictionary<SourceRecordId, RecordState> Records { get; } = [];

    public Dictionary<GlobalPartyId, PartyState> Parties { get; } = [];

    public Dictionary<MergeId, Pin> Pins { get; } = [];

    public HashSet<(long, SourceRecordId)> MatchKeys { get; } = [];

    public HashSet<(string, GlobalPartyId)> Words { get; } = [];

    public Dictionary<ReviewTaskId, ReviewTaskState> Tasks { get; } = [];

    public List<SourceSystem> Systems { get; } = [];

    public FactLog Facts => new(Versions, Links, Revisions, Decisions);

    public int FactCount => Versions.Count + Links.Count + Revisions.Count + Decisions.Count;

    public Task<FoundRecords> FindRecordsAsync(
        IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyCollection<long> matchKeys, int largestBlock, CancellationToken cancellation)
    {
        var keyed = MatchKeys.Where(key => matchKeys.Contains(key.Item1)).ToList();
        var records = keyed.Select(key => key.Item2).Concat(Records.Values.Where(record => sourceKeys.Contains(record.Key)).Select(record => record.Id)).Distinct();
        return Task.FromResult(new FoundRecords([.. records.Select(id => new FoundRecord(Records[id], Parties[Records[id].Party].Stamp))], keyed));
    }

    public Task<IReadOnlyList<(long Key, SourceRecordId Record)>> ReadMatchKeysAsync(
        IReadOnlyCollection<long> keys, IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(long, SourceRecordId)>>([.. MatchKeys.Where(key => keys.Contains(key.Item1) && records.Contains(key.Item2))]);

    public Task<FoundRecords> ReadMatchKeysAsync(long? after, int rows, CancellationToken cancellation)
    {
        var next = MatchKeys.Where(key => after is null || key.Item1 > after).GroupBy(key => key.Item1).OrderBy(block => block.Key).Take(50).SelectMany(block => block).ToList();
        return Task.FromResult(new FoundRecords(
            [.. next.Select(key => key.Item2).Distinct().Select(id => new FoundRecord(Records[id], Parties[Records[id].Party].Stamp))], next));
    }

    /// <summary>Writes projections anew, as a rebuild does.</summary>
    public void Replace(ChangeSet projections)
    {
        Records.Clear();
        Parties.Clear();
        Pins.Clear();
        MatchKeys.Clear();
        Words.Clear();
        Tasks.Clear();
        projections.NewRecords.ForEach(record => Records.Add(record.Id, record));
        projections.NewParties.ForEach(party => Parties.Add(party.Id, party));
        projections.NewPins.ForEach(pin => Pins.Add(pin.Id, pin));
        projections.NewMatchKeys.ForEach(key => Demand(MatchKeys.Add(key)));
        projections.NewWords.ForEach(word => Demand(Words.Add(word)));
        projections.NewTasks.ForEach(task => Tasks.Add(task.Id, task));
    }

    public Task<IReadOnlyCollection<GlobalPartyId>> FindPartiesAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyCollection<GlobalPartyId>>(records.Where(Records.ContainsKey).Select(record => Records[record].Party).ToHashSet());

    public Task<IReadOnlyDictionary<GlobalPartyId, GlobalPartyId>> ResolveAsync(IReadOnlyCollection<GlobalPartyId> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<GlobalPartyId, GlobalPartyId>>(ids.Where(Parties.ContainsKey).Distinct().ToDictionary(id => id, id => Parties[id].MergedInto ?? id));

    public Task<LoadedParties> LoadAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var records = Records.Values.Where(record => parties.Contains(record.Party)).ToList();
        var ids = records.Select(record => record.Id).ToHashSet();
        return Task.FromResult(new LoadedParties(
            [.. Parties.Values.Where(party => parties.Contains(party.Id) || party.MergedInto is { } target && parties.Contains(target))],
            records,
            [.. Pins.Values.Where(pin => pin.Members.Any(member => ids.Contains(member.Record)))],
            [.. Tasks.Values.Where(task => task.Parties.Any(parties.Contains))],
            Tasks.Values.Where(task => task.Parties.Any(parties.Contains)).SelectMany(task => task.Parties).Distinct().ToDictionary(party => party, party => Parties[party].Stamp)));
    }

    public Task SaveAsync(ChangeSet changes, CancellationToken cancellation)
    {
        foreach (var (state, read) in changes.ChangedParties)
            Parties[state.Id] = Parties[state.Id].Stamp == read ? state : throw new StaleRevisionException();
        foreach (var (party, read) in changes.StampedParties)
            Parties[party] = Parties[party].Stamp == read ? Parties[party] with { Stamp = read + 1 } : throw new StaleRevisionException();
        foreach (var (state, read) in changes.ChangedRecords)
            Records[state.Id] = Records[state.Id].Versions == read ? state : throw new StaleRevisionException();
        changes.NewParties.ForEach(party => Parties.Add(party.Id, party));
        changes.NewRecords.ForEach(record => Records.Add(record.Id, record));
        Versions.AddRange(changes.Versions);
        Links.AddRange(changes.Links);
        Revisions.AddRange(changes.Revisions);
        Decisions.AddRange(changes.Decisions);
        changes.GonePins.ForEach(pin => Demand(Pins.Remove(pin)));
        changes.NewPins.ForEach(pin => Pins.Add(pin.Id, pin));
        changes.GoneTasks.ForEach(task => Demand(Tasks.Remove(task)));
        changes.NewTasks.ForEach(task => Tasks.Add(task.Id, task));
        changes.GoneMatchKeys.ForEach(key => Demand(MatchKeys.Remove(key)));
        changes.NewMatchKeys.ForEach(key => Demand(MatchKeys.Add(key)));
        changes.GoneWords.ForEach(word => Demand(Words.Remove(word)));
        changes.NewWords.ForEach(word => Demand(Words.Add(word)));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<MergeId, StewardFact>> FindDecisionsAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<MergeId, StewardFact>>(Decisions.Where(decision => ids.Contains(decision.Id)).ToDictionary(decision => decision.Id));

    public Task<IReadOnlyDictionary<MergeId, StewardFact>> FindUndoingAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<MergeId, StewardFact>>(
        Decisions.Where(decision => decision.Undoes is { } undone && ids.Contains(undone)).DistinctBy(decision => decision.Undoes).ToDictionary(decision => decision.Undoes!.Value));

    public Task<IReadOnlyList<(long Place, StewardFact Fact)>> ReadDecisionsAsync(
        IReadOnlyCollection<GlobalPartyId> parties, long? before, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<SourceSystem>> ReadSystemsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SourceSystem>>(Systems);

    public Task SaveSystemAsync(SourceSystem system, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<GlobalPartyId, PartyView>> ReadPartiesAsync(IReadOnlyCollection<GlobalPartyId> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<GlobalPartyId, PartyView>>(ids.Where(Parties.ContainsKey).Distinct().ToDictionary(id => id, id =>
        {
            var party = Parties[Parties[id].MergedInto ?? id];
            return new PartyView(party.Id, [], party.Kind, party.Profile, party.Revision, party.CreatedAt, party.ChangedAt);
        }));

    public Task<IReadOnlyDictionary<SourceKey, CrosswalkAnswer>> FindAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<SourceKey, CrosswalkAnswer>>(Records.Values.Where(record => keys.Contains(record.Key) && !record.Deleted)
            .ToDictionary(record => record.Key, record => new CrosswalkAnswer(record.Key, record.Party, record.Id, [], Parties[record.Party].Revision)));

    public Task<GlobalPartyId?> PartyOfAsync(SourceRecordId record, CancellationToken cancellation) =>
        Task.FromResult(Records.TryGetValue(record, out var found) ? found.Party : (GlobalPartyId?)null);

    public Task<IReadOnlyList<RecordState>> ReadRecordsAsync(GlobalPartyId party, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RecordState>>([.. Records.Values.Where(record => record.Party == party)]);

    public Task<IReadOnlyList<(long Place, CrosswalkEntry Entry)>> ReadCrosswalkAsync(GlobalPartyId party, long after, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SearchPlace>> SearchAsync(IReadOnlyList<string> words, int skip, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<int>> CountWordsAsync(IReadOnlyList<string> words, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public async Task<IReadOnlyList<RecordState>> ReadRecordsAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var records = new List<RecordState>();
        foreach (var party in parties)
            records.AddRange(await ReadRecordsAsync(party, cancellation));
        return records;
    }

    public Task<ReviewTask?> FindAsync(ReviewTaskId id, CancellationToken cancellation) => Task.FromResult(!Tasks.TryGetValue(id, out var task) ? null : new ReviewTask
    {
        Id = id, Kind = task.Kind, Parties = task.Parties, Left = task.Left, Right = task.Right, Weight = task.Weight, Probability = task.Probability, Priority = task.Priority,
        Rule = task.Rule, Systems = task.Systems, Since = task.Since, Fingerprint = task.Fingerprint,
    });

    public Task<IReadOnlyList<ReviewDecision>> ReadDecisionsAsync(ReviewTaskId task, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ReviewDecision>>([]);

    public Task<IReadOnlyList<ReviewDecision>> ReadDecisionsAsync(Actor actor, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ReviewTask>> ListAsync(ReviewFilter filter, DateTimeOffset now, string? unclaimedFor, long? after, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ReviewCounts> CountAsync(ReviewFilter filter, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<OpenQuestion>> ReadOpenAsync(DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<GivenAnswer>> ReadAnswersAsync(DateTimeOffset from, CancellationToken cancellation) => throw new NotSupportedException();

    public Task SaveDeskAsync(ReviewTaskId task, DeskState desk, CancellationToken cancellation) => throw new NotSupportedException();

    public Task AddCommentAsync(ReviewTaskId task, ReviewComment comment, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<ReviewComment>> ReadCommentsAsync(ReviewTaskId task, CancellationToken cancellation) => throw new NotSupportedException();

    private static void Demand(bool done)
    {
        if (!done)
            throw new InvalidOperationException("A row was written twice, or taken away that wasn't there.");
    }
}
