using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>A changed neighbourhood on the stage: its records as they are now, the candidates around it, and what changed records were.</summary>
internal sealed class ResolvedScene
{
    private readonly Neighbourhood place;
    private readonly Dictionary<SourceRecordId, int> entries = [];
    private readonly Dictionary<SourceRecordId, int> former = [];

    /// <summary>Sets it.</summary>
    /// <param name="place">The neighbourhood, changed by a command.</param>
    public ResolvedScene(Neighbourhood place)
    {
        this.place = place;
        var features = new List<MatchFeatures>(place.Now.Count + place.Candidates.Count);
        foreach (var record in place.Now.Values)
        {
            entries.Add(record.Id, features.Count);
            features.Add(place.FeaturesOf(record));
        }
        foreach (var candidate in place.Candidates.Values)
        {
            if (entries.TryAdd(candidate.Id, features.Count))
                features.Add(place.FeaturesOf(candidate));
        }
        foreach (var record in place.Now.Values)
        {
            if (!place.Read.TryGetValue(record.Id, out var read) || read.ContentHash == record.ContentHash)
                continue;
            former.Add(record.Id, features.Count);
            features.Add(place.Prepare(read));
        }
        Stage = place.Matcher.Stage(features);
    }

    /// <summary>The stage.</summary>
    public IMatchStage Stage { get; }

    /// <summary>A record as resolution sees it.</summary>
    public ResolutionNode Node(RecordState record) =>
        new(record.Id, record.Key, place.FeaturesOf(record), EntryOf(record), record.Party == default ? null : record.Home, record.IsSilent);

    /// <summary>A record's place on the stage.</summary>
    public int EntryOf(RecordState record) => entries[record.Id];

    /// <summary>A record's match keys now.</summary>
    public IReadOnlyList<long> KeysOf(RecordState record) => Stage.KeysOf(entries[record.Id]);

    /// <summary>A changed record's match keys before.</summary>
    public IReadOnlyList<long> FormerKeysOf(SourceRecordId record) =>
        place.StoredKeys.TryGetValue(record, out var stored) ? stored : former.TryGetValue(record, out var entry) ? Stage.KeysOf(entry) : [];

    /// <summary>Whether the content of a record is new or another than before, or is read by other rules.</summary>
    public bool HasChanged(SourceRecordId record) => former.ContainsKey(record) || !place.Read.ContainsKey(record) || place.StoredKeys.ContainsKey(record);

    /// <summary>Whether a changed record seems to be about somebody else now.</summary>
    public bool IsSuspect(RecordState record) =>
        former.TryGetValue(record.Id, out var before) && !record.IsSilent && !place.Read[record.Id].IsSilent && AreStrangers(Stage, before, entries[record.Id]);

    /// <summary>Whether two versions of one record contradict each other with nothing that links them.</summary>
    public static bool AreStrangers(IMatchStage stage, int before, int now) => stage.Contradict(before, now) && !stage.Judge(before, now).IsLink;

    /// <summary>Pairs of changed records with candidates outside the neighbourhood.</summary>
    public IEnumerable<(RecordState Record, RecordState Candidate, PairJudgement Judgement)> PairsOutside()
    {
        foreach (var record in place.Now.Values)
        {
            if (record.IsSilent || place.Blocks.Count == 0 || !HasChanged(record.Id))
                continue;
            var seen = new HashSet<SourceRecordId>();
            foreach (var key in KeysOf(record))
            {
                foreach (var other in place.Blocks.GetValueOrDefault(key) ?? [])
                {
                    if (!place.Candidates.TryGetValue(other, out var candidate) || place.Now.ContainsKey(other) || !seen.Add(other))
                        continue;
                    var judgement = Stage.Judge(entries[record.Id], entries[other]);
                    if (judgement.IsLink || judgement.Class == PairClass.Unsure)
                        yield return (record, candidate, judgement);
                }
            }
        }
    }

    /// <summary>A pair as a task keeps it.</summary>
    public static ReviewEdge Edge(RecordState left, RecordState right, PairJudgement judgement) => new(
        left.Id, left.Key.System, right.Id, right.Key.System, judgement.Weight, judgement.Rule, judgement.IsLink, judgement.IsProven,
        left.ChangedAt > right.ChangedAt ? left.ChangedAt : right.ChangedAt);
}
