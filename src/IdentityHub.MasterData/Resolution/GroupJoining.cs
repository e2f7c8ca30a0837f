namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// Joins groups of records by their scores, best first. Two groups are joined only when a pair of candidates links them, no veto lies between them, and the mean evidence
/// of all pairs between the two speaks for it: so one weak bridge can't glue two people together.
/// </summary>
internal sealed class GroupJoining(IReadOnlyList<ResolutionNode> nodes, IMatchStage stage, ClusterSet clusters)
{
    /// <summary>When more records than this hang together by scores, none of them is linked by a score.</summary>
    public const int LargestComponent = 500;

    /// <summary>A single pair counts for no more than this many bits in either direction when whole groups are compared.</summary>
    private const double Clip = 12;

    /// <summary>Weights are summed as whole numbers, as sums of fractions would depend on the order.</summary>
    private const double Scale = 1000;

    private ILookup<int, int> members = Array.Empty<int>().ToLookup(place => place);

    /// <summary>Joins; the pairs of components that are too large, none of which was.</summary>
    /// <param name="links">Pairs that a score links, best first.</param>
    public IReadOnlySet<(int Left, int Right)> Join(List<CandidatePair> links)
    {
        var oversized = new HashSet<(int, int)>();
        var components = Components(links);
        if (components.Count > 0)
            members = Enumerable.Range(0, nodes.Count).ToLookup(clusters.Root);
        foreach (var component in components)
        {
            var roots = component.SelectMany(link => new[] { clusters.Root(link.Left), clusters.Root(link.Right) }).Distinct().ToList();
            if (roots.Sum(clusters.SizeOf) > LargestComponent)
                oversized.UnionWith(component.Select(link => (link.Left, link.Right)));
            else
                JoinBestFirst(component, roots);
        }
        return oversized;
    }

    /// <summary>The links between different groups, by what hangs together through them.</summary>
    private List<List<CandidatePair>> Components(List<CandidatePair> links)
    {
        var parents = new Dictionary<int, int>();
        var between = new List<CandidatePair>();
        foreach (var link in links)
        {
            var (a, b) = (clusters.Root(link.Left), clusters.Root(link.Right));
            if (a == b)
                continue;
            between.Add(link);
            parents[Top(a)] = Top(b);
        }
        return [.. between.GroupBy(link => Top(clusters.Root(link.Left)), (_, same) => same.ToList())];

        int Top(int root)
        {
            while (parents.TryGetValue(root, out var parent) && parent != root)
            {
                // Every second step shortens the way for who comes next.
                if (parents.TryGetValue(parent, out var above))
                    parents[root] = above;
                root = parent;
            }
            return root;
        }
    }

    private void JoinBestFirst(List<CandidatePair> links, List<int> roots)
    {
        var groups = roots.Select(_ => new List<int>()).ToList();
        var places = new Dictionary<int, int>();
        for (var i = 0; i < roots.Count; i++)
            places.Add(roots[i], i);
        foreach (var root in roots)
            groups[places[root]].AddRange(members[root]);
        // In the order of their first records, which depends on nothing that happened before.
        groups.Sort((a, b) => a[0].CompareTo(b[0]));
        for (var i = 0; i < groups.Count; i++)
            places[clusters.Root(groups[i][0])] = i;

        var kinds = groups.Select(KindsOf).ToList();
        var linked = links.Select(link => Pair(places[clusters.Root(link.Left)], places[clusters.Root(link.Right)])).ToHashSet();
        var evidence = new Dictionary<(int, int), GroupEvidence>();
        var best = new PriorityQueue<(int Left, int Right), GroupEvidence>(linked.Count, GroupEvidence.BestFirst);
        foreach (var pair in linked)
            Offer(pair);
        while (best.TryDequeue(out var pair, out var offered))
        {
            var (left, right) = pair;
            // What was offered before either group grew, or before a veto of others came to lie between them, counts no longer.
            if (!linked.Contains(pair) || evidence[pair] != offered || !MayLink(pair))
                continue;
            clusters.TryLink(groups[left][0], groups[right][0], LinkStrength.Unproven);
            for (var other = 0; other < groups.Count; other++)
            {
                if (other == left || other == right || groups[other].Count == 0)
                    continue;
                var reaches = linked.Remove(Pair(right, other));
                if (!reaches && !linked.Contains(Pair(left, other)))
                    continue;
                // What is known of both parts adds up: every pair of records is weighed once, however often groups are joined.
                evidence[Pair(left, other)] = Evidence(Pair(left, other)).And(Evidence(Pair(right, other)));
                linked.Add(Pair(left, other));
                Offer(Pair(left, other));
            }
            linked.Remove(pair);
            groups[left].AddRange(groups[right]);
            groups[right] = [];
            kinds[left] = KindsOf(groups[left]);
        }

        GroupEvidence Evidence((int Left, int Right) pair)
        {
            if (!evidence.TryGetValue(pair, out var found))
                evidence.Add(pair, found = Between(kinds[pair.Left], kinds[pair.Right], pair));
            return found;
        }

        bool MayLink((int Left, int Right) pair) => clusters.MayLink(groups[pair.Left][0], groups[pair.Right][0], LinkStrength.Unproven);

        // A veto that lies between two groups stays there, whatever they are joined with.
        void Offer((int Left, int Right) pair)
        {
            if (!MayLink(pair))
                return;
            var found = Evidence(pair);
            if (found is { Vetoed: false, Sum: >= 0 })
                best.Enqueue(pair, found);
        }
    }

    private GroupEvidence Between((int Place, int Count)[] left, (int Place, int Count)[] right, (int, int) groups)
    {
        var (sum, pairs) = (0L, 0L);
        foreach (var (a, many) in left)
        {
            foreach (var (b, others) in right)
            {
                var judgement = stage.Judge(nodes[a].Entry, nodes[b].Entry);
                if (judgement.Class == PairClass.Never)
                    return new(groups, 0, 0, true);
                var count = (long)many * others;
                sum += count * (long)Math.Round(Math.Clamp(judgement.Weight - stage.Threshold, -Clip, Clip) * Scale);
                pairs += count;
            }
        }
        return new(groups, sum, pairs, false);
    }

    /// <summary>Records that are alike are weighed once, times their number; those that say nothing of who somebody is aren't.</summary>
    private (int Place, int Count)[] KindsOf(List<int> members) =>
    [
        .. members.Where(member => !nodes[member].IsSilent && !nodes[member].Features.IsNameless)
            .GroupBy(member => stage.LikenessOf(nodes[member].Entry), (_, same) => (Place: same.First(), Count: same.Count())),
    ];

    private static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);
}
