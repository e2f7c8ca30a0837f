using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Rebuilding;

/// <summary>All records on one stage: their keys, and the tasks that follow from who is in which party.</summary>
internal sealed class RebuiltScene
{
    private readonly Neighbourhood place;
    private readonly Dictionary<SourceRecordId, int> entries = [];
    private readonly IMatchStage stage;

    /// <summary>Reads everything, and marks the records whose key seems to have been used again for somebody else.</summary>
    public RebuiltScene(Neighbourhood place, IReadOnlyList<RecordVersionFact> versions)
    {
        this.place = place;
        var features = new List<MatchFeatures>();
        foreach (var record in place.Now.Values)
        {
            entries.Add(record.Id, features.Count);
            features.Add(place.FeaturesOf(record));
        }
        var changes = new List<(SourceRecordId Record, int Before, int Now)>();
        foreach (var history in versions.Where(version => version.Present).GroupBy(version => version.Record))
        {
            // Of versions that were committed together only the last was ever seen.
            var seen = history.GroupBy(version => version.At).Select(together => together.MaxBy(version => version.Number)!).OrderBy(version => version.Number).ToList();
            for (var i = 1; i < seen.Count; i++)
            {
                if (IsSilent(seen[i - 1]) || IsSilent(seen[i]) || seen[i - 1].ContentHash == seen[i].ContentHash)
                    continue;
                changes.Add((history.Key, features.Count, features.Count + 1));
                features.Add(Features(seen[i - 1]));
                features.Add(Features(seen[i]));
            }
        }
        stage = place.Matcher.Stage(features);
        foreach (var record in changes.Where(change => ResolvedScene.AreStrangers(stage, change.Before, change.Now)).Select(change => change.Record).Distinct().ToList())
            place.Put(place.Now[record] with { IsSuspect = true });
    }

    /// <summary>A record's match keys.</summary>
    public IReadOnlyList<long> KeysOf(RecordState record) => stage.KeysOf(entries[record.Id]);

    /// <summary>The tasks.</summary>
    public IEnumerable<ReviewTaskState> Tasks()
    {
        var nodes = place.Now.Values.Select(record => new ResolutionNode(record.Id, record.Key, place.FeaturesOf(record), entries[record.Id], record.Home, record.IsSilent)).ToArray();
        var open = new Partitioner(stage).Divide(nodes, place.Pins.Values).Open;
        var doubts = new List<PartyDoubt>();
        foreach (var pair in open)
        {
            var (left, right) = (place.Now[pair.Left.Record], place.Now[pair.Right.Record]);
            if (left.Party != right.Party)
                doubts.Add(new PartyDoubt(left.Party, right.Party, ResolvedScene.Edge(left, right, pair.Judgement), pair.IsOversized));
        }
        var members = place.Now.Values.ToLookup(record => record.Party);
        foreach (var task in ReviewTaskFold.OfPairs(doubts, party => ReviewTaskFold.HoldingsOf(members[party].Select(place.FeaturesOf))))
            yield return task;
        foreach (var party in members)
        {
            foreach (var task in ReviewTaskFold.OfParty(party.Key, [.. party], record => entries[record.Id], stage, place.FeaturesOf, place.Pins.Values))
                yield return task;
        }
    }

    private MatchFeatures Features(RecordVersionFact version) => place.Prepare(place.Now[version.Record] with { Content = version.Content, Kind = version.Kind, Deleted = false });

    private static bool IsSilent(RecordVersionFact version) => version.Deleted || version.ContentHash == ContentFingerprint.OfNothing;
}
