using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>The records, parties and pins that a command may touch, as they were read and as the command changes them. In memory; <see cref="Settlement"/> draws the conclusions.</summary>
internal sealed class Neighbourhood(IRecordMatcher matcher, SourceCatalog systems)
{
    private readonly Dictionary<SourceKey, SourceRecordId> byKey = [];
    private readonly Dictionary<SourceRecordId, (RecordState State, MatchFeatures Features)> features = [];

    private readonly HashSet<(GlobalPartyId Party, long Number)> confirmationsRead = [];

    private bool isTorn;

    public IRecordMatcher Matcher => matcher;

    public SourceCatalog Systems => systems;

    /// <summary>Records as they were read.</summary>
    public Dictionary<SourceRecordId, RecordState> Read { get; } = [];

    /// <summary>Records as they are now.</summary>
    public Dictionary<SourceRecordId, RecordState> Now { get; } = [];

    /// <summary>Parties as they were read, redirecting ones included.</summary>
    public Dictionary<GlobalPartyId, PartyState> Parties { get; } = [];

    /// <summary>GPIDs that a steward wants to stand again.</summary>
    public HashSet<GlobalPartyId> Wanted { get; } = [];

    /// <summary>Pins as they are now.</summary>
    public Dictionary<MergeId, Pin> Pins { get; } = [];

    /// <summary>Open tasks about the parties, as they were read.</summary>
    public Dictionary<ReviewTaskId, ReviewTaskState> Tasks { get; } = [];

    /// <summary>Stamps of parties that weren't loaded but that tasks concern, as first read.</summary>
    public Dictionary<GlobalPartyId, long> Stamps { get; } = [];

    /// <summary>Match keys as they are stored, of records that are read anew because the rules of matching changed, as far as they still have them: others are to be added.</summary>
    public Dictionary<SourceRecordId, IReadOnlyList<long>> StoredKeys { get; } = [];

    /// <summary>Records that share a key with what the command brings and aren't plainly somebody else, as they were found.</summary>
    public Dictionary<SourceRecordId, RecordState> Candidates { get; } = [];

    /// <summary>Which records each key found, those included that are no candidates any more.</summary>
    public Dictionary<long, List<SourceRecordId>> Blocks { get; } = [];

    /// <summary>
    /// Whether what was read can have been there at one moment: nothing that was read twice was another then, every record has a standing party and brings along a GPID that
    /// answers with it, every question has its parties.
    /// </summary>
    public bool IsCoherent => !isTorn
        && Read.Values.All(record => Parties.TryGetValue(record.Party, out var party) && party.MergedInto is null
            && (record.Home == record.Party || Parties.TryGetValue(record.Home, out var home) && home.MergedInto == record.Party))
        && Tasks.Values.All(task => task.Parties.Count > 0);

    /// <summary>Forgets what was read.</summary>
    public void Forget()
    {
        isTorn = false;
        byKey.Clear();
        confirmationsRead.Clear();
        Read.Clear();
        Now.Clear();
        Parties.Clear();
        Pins.Clear();
        Tasks.Clear();
        Stamps.Clear();
        Candidates.Clear();
        Blocks.Clear();
    }

    /// <summary>Number of the latest standing decision that names a party survivor; 0 for none. One whose records are all elsewhere by now wasn't read, and stands as it did.</summary>
    public long ConfirmationOf(PartyState party) => Math.Max(
        Pins.Values.Where(pin => pin.Confirms == party.Id).Select(pin => pin.Number).DefaultIfEmpty().Max(),
        confirmationsRead.Contains((party.Id, party.Confirmed)) ? 0 : party.Confirmed);

    /// <summary>Records of a party.</summary>
    public IEnumerable<RecordState> MembersOf(GlobalPartyId party) => Now.Values.Where(record => record.Party == party);

    /// <summary>A party as one side of a pin; its centre is a record that came with its own GPID.</summary>
    public IEnumerable<PinMember> SideOf(GlobalPartyId party, bool right)
    {
        var members = MembersOf(party)
            .OrderByDescending(record => record.Home == party).ThenBy(record => record.IsSilent)
            .ThenByDescending(record => record.Key.System == SourceSystem.HubCode).ThenBy(record => record.Id.Value).ToList();
        return members.Select((record, i) => new PinMember(record.Id, right, IsCentre: i == 0));
    }

    /// <summary>True when one of a party's records is an account's own.</summary>
    public bool HoldsAccount(GlobalPartyId party) => MembersOf(party).Any(record => record.Key.System == SourceSystem.HubCode);

    public void Add(LoadedParties loaded)
    {
        foreach (var party in loaded.Parties)
        {
            isTorn |= Parties.TryGetValue(party.Id, out var known) && known.Stamp != party.Stamp;
            Parties[party.Id] = party;
        }
        foreach (var record in loaded.Records)
        {
            isTorn |= Read.TryGetValue(record.Id, out var known) && (known.Party, known.Versions) != (record.Party, record.Versions);
            Read[record.Id] = record;
            Now[record.Id] = record;
            byKey[record.Key] = record.Id;
        }
        foreach (var pin in loaded.Pins)
        {
            Pins[pin.Id] = pin;
            if (pin.Confirms is { } party)
                confirmationsRead.Add((party, pin.Number));
        }
        foreach (var task in loaded.Tasks)
            Tasks[task.Id] = task;
        foreach (var (party, stamp) in loaded.Stamps)
            Stamps.TryAdd(party, stamp);
    }

    public void Add(FoundRecords found)
    {
        foreach (var (state, stamp) in found.Records)
        {
            Candidates[state.Id] = state;
            Stamps.TryAdd(state.Party, stamp);
        }
        foreach (var (key, record) in found.Keys)
        {
            if (!Blocks.TryGetValue(key, out var block))
                Blocks.Add(key, block = []);
            block.Add(record);
        }
    }

    /// <summary>Leaves out the candidates that no pair is to be made with.</summary>
    public void KeepCandidates(IReadOnlySet<SourceRecordId> near)
    {
        foreach (var candidate in Candidates.Keys)
        {
            if (!near.Contains(candidate))
                Candidates.Remove(candidate);
        }
    }

    /// <summary>The stamp of a party as it was read.</summary>
    public long StampOf(GlobalPartyId party) => Parties.TryGetValue(party, out var known) ? known.Stamp : Stamps[party];

    public RecordState? Find(SourceKey key) => byKey.TryGetValue(key, out var id) ? Now[id] : null;

    public void Put(RecordState record)
    {
        Now[record.Id] = record;
        byKey[record.Key] = record.Id;
    }

    /// <summary>The next number for a pin: higher than any known here.</summary>
    public long NextPinNumber() => Pins.Values.Select(pin => pin.Number).Append(Parties.Values.Select(party => party.Confirmed).DefaultIfEmpty().Max()).Max() + 1;

    /// <summary>What matching knows of a record, computed once per state.</summary>
    public MatchFeatures FeaturesOf(RecordState record)
    {
        if (features.TryGetValue(record.Id, out var known) && known.State.ContentHash == record.ContentHash && known.State.Deleted == record.Deleted)
            return known.Features;
        var prepared = Prepare(record);
        features[record.Id] = (record, prepared);
        return prepared;
    }

    /// <summary>What matching knows of a state that isn't kept.</summary>
    public MatchFeatures Prepare(RecordState record) =>
        record.Deleted ? MatchFeatures.None with { HoldsAccount = record.Key.System == SourceSystem.HubCode }
        : matcher.Prepare(record.Key, record.Content, record.Kind, SystemOf(record.Key.System));

    private SourceSystem SystemOf(string code) => systems.TryGetValue(code, out var system) ? system : new SourceSystem(code, code, 1000);
}
