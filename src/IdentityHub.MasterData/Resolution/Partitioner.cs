using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Divides records into parties. A pure function of the set of records, pins and model: nothing depends on the order in which they are given or came, nor on records that no
/// link leads to. Pins first, the latest word first; then what rules link, best first; then what scores link, whole groups best first; then records without a name. A union is
/// refused that would put a veto inside one party: a never-pin, two values of an exclusive identifier, or unproven evidence towards a party that holds an account.
/// </summary>
internal sealed class Partitioner(IMatchStage stage)
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
        var reasons = new Dictionary<SourceRecordId, LinkReason>();
        var neighbours = new Dictionary<SourceRecordId, List<SourceRecordId>>();

        foreach (var pin in known.Where(pin => pin.Unites))
        {
            foreach (var (left, right) in pin.Unions())
            {
                if (clusters.TryPin(left, right, pin.Pin.Number))
                    Note(left, right, new LinkReason("pin", null));
            }
        }
        var pairs = CandidatePairs.Of(nodes, stage, everyPair: known.Any(pin => pin.Pin.Kind == PinKind.Never));
        pairs.Sort(BestFirst);
        foreach (var pair in pairs.Where(pair => pair.Judgement.Class == PairClass.Certain))
        {
            if (clusters.TryLink(pair.Left, pair.Right, pair.Judgement.Strength))
                Note(pair.Left, pair.Right, new LinkReason(pair.Judgement.Rule, null));
        }
        var scored = pairs.Where(pair => pair.Judgement.Class == PairClass.Scored).ToList();
        var oversized = new GroupJoining(nodes, stage, clusters).Join(scored);
        foreach (var pair in scored.Where(pair => clusters.AreOne(pair.Left, pair.Right)))
            Note(pair.Left, pair.Right, new LinkReason(pair.Judgement.Rule, pair.Judgement.Weight));

        var nameless = new NamelessPlacement(nodes, stage, clusters, CandidatePairs.LargestBlock(nodes.Length));
        nameless.Place(Note);
        clusters.AttachSilent();
        var open = pairs.Where(pair => IsOpen(pair.Left, pair.Right))
            .Select(pair => new OpenPair(nodes[pair.Left], nodes[pair.Right], pair.Judgement, oversized.Contains((pair.Left, pair.Right)))).ToList();
        foreach (var (left, right, isOversized) in nameless.Doubts.Where(doubt => IsOpen(doubt.Left, doubt.Right)))
            open.Add(new OpenPair(nodes[left], nodes[right], stage.Judge(nodes[left].Entry, nodes[right].Entry), isOversized));
        return new Partition(clusters.Groups(), reasons, neighbours, open);

        bool IsOpen(int left, int right) => !clusters.AreOne(left, right) && !clusters.AreKeptApart(left, right);

        void Note(int left, int right, LinkReason reason)
        {
            var (a, b) = (nodes[left].Record, nodes[right].Record);
            reasons.TryAdd(a, reason);
            reasons.TryAdd(b, reason);
            Neighbours(a).Add(b);
            Neighbours(b).Add(a);
        }

        List<SourceRecordId> Neighbours(SourceRecordId record)
        {
            if (!neighbours.TryGetValue(record, out var found))
                neighbours.Add(record, found = []);
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

    private static int BestFirst(CandidatePair a, CandidatePair b)
    {
        var order = b.Judgement.Strength.CompareTo(a.Judgement.Strength);
        if (order == 0)
            order = b.Judgement.Weight.CompareTo(a.Judgement.Weight);
        if (order == 0)
            order = a.Left.CompareTo(b.Left);
        return order != 0 ? order : a.Right.CompareTo(b.Right);
    }
}
