using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Divides records into parties. A pure function of the set of records, pins and rules: nothing depends on the order in which they are given or came.
/// Pins first, the latest word first; then links, best first. A union is refused that would put a veto inside one party: a never-pin, two values of an exclusive
/// identifier, or unproven evidence towards a party that holds an account.
/// </summary>
internal sealed class Partitioner(IRecordMatcher matcher)
{
    /// <summary>Divides them.</summary>
    public Partition Divide(IEnumerable<ResolutionNode> records, IEnumerable<Pin> pins)
    {
        ResolutionNode[] nodes = [.. records];
        Array.Sort(nodes, ResolutionNode.Compare);
        var places = new Dictionary<SourceRecordId, int>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            places.Add(nodes[i].Record, i);

        var known = KnownPins(pins, places);
        var clusters = new ClusterSet(nodes, known);
        var rules = new Dictionary<SourceRecordId, string>();
        var anchors = new Dictionary<SourceRecordId, List<SourceRecordId>>();

        foreach (var pin in known.Where(pin => pin.Pin.Kind == PinKind.Always))
        {
            foreach (var (left, right) in pin.Unions())
            {
                if (clusters.TryPin(left, right, pin.Pin.Number))
                    Note(left, right, "pin");
            }
        }

        var refused = new List<(SourceRecordId, SourceRecordId, string)>();
        foreach (var link in Links(nodes, everyPair: known.Any(pin => pin.Pin.Kind == PinKind.Never)))
        {
            if (clusters.TryLink(link.Left, link.Right, link.Verdict.Strength))
                Note(link.Left, link.Right, link.Verdict.Rule);
            else
                refused.Add((nodes[link.Left].Record, nodes[link.Right].Record, link.Verdict.Rule));
        }
        clusters.AttachSilent();
        return new Partition(clusters.Groups(), rules, anchors, refused);

        void Note(int left, int right, string rule)
        {
            var (a, b) = (nodes[left].Record, nodes[right].Record);
            rules.TryAdd(a, rule);
            rules.TryAdd(b, rule);
            Neighbours(a).Add(b);
            Neighbours(b).Add(a);
        }

        List<SourceRecordId> Neighbours(SourceRecordId record)
        {
            if (!anchors.TryGetValue(record, out var found))
                anchors.Add(record, found = []);
            return found;
        }
    }

    private static List<PlacedPin> KnownPins(IEnumerable<Pin> pins, Dictionary<SourceRecordId, int> places)
    {
        var known = new List<PlacedPin>();
        foreach (var pin in pins)
        {
            var members = pin.Members.Where(member => places.ContainsKey(member.Record)).Select(member => (Place: places[member.Record], member.Right, member.IsCentre)).Order().ToList();
            if (members.Count > 1)
                known.Add(new PlacedPin(pin, members));
        }
        known.Sort((a, b) => a.Pin.Number != b.Pin.Number ? b.Pin.Number.CompareTo(a.Pin.Number) : b.Pin.Id.Value.CompareTo(a.Pin.Id.Value));
        return known;
    }

    /// <summary>All links between records that share a key, best first, then by place.</summary>
    private List<ResolvedLink> Links(ResolutionNode[] nodes, bool everyPair)
    {
        var blocks = new Dictionary<long, List<int>>();
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var key in nodes[i].Features.Keys)
            {
                if (!blocks.TryGetValue(key, out var block))
                    blocks.Add(key, block = []);
                block.Add(i);
            }
        }

        var links = new List<ResolvedLink>();
        var judged = new HashSet<(int, int)>();
        foreach (var block in blocks.Values.Where(block => block.Count > 1))
        {
            foreach (var (left, right) in everyPair ? Pairs(block) : DistinctPairs(block, nodes))
            {
                if (judged.Add((left, right)) && matcher.Judge(nodes[left].Features, nodes[right].Features) is { } verdict)
                    links.Add(new ResolvedLink(left, right, verdict));
            }
        }
        links.Sort((a, b) => a.Verdict.Strength != b.Verdict.Strength ? b.Verdict.Strength.CompareTo(a.Verdict.Strength)
            : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        return links;
    }

    private static IEnumerable<(int Left, int Right)> Pairs(List<int> block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            for (var j = i + 1; j < block.Count; j++)
                yield return (block[i], block[j]);
        }
    }

    // A person with a thousand records has half a million pairs; records that are judged alike need a chain among themselves and one pair for each other kind.
    private static IEnumerable<(int Left, int Right)> DistinctPairs(List<int> block, ResolutionNode[] nodes)
    {
        var alike = block.GroupBy(place => nodes[place].Features.Signature, StringComparer.Ordinal).Select(same => same.ToList()).ToList();
        foreach (var same in alike)
        {
            for (var i = 1; i < same.Count; i++)
                yield return (same[i - 1], same[i]);
        }
        var first = alike.Select(same => same[0]).ToList();
        first.Sort();
        foreach (var pair in Pairs(first))
            yield return pair;
    }
}
