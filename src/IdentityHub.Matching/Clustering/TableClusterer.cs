using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Clustering;

/// <summary>Forms the parties of a whole table from its links: components by union–find, each then partitioned for itself.</summary>
internal sealed class TableClusterer(FeatureTable table, ValueShares shares, ModelWeights weights, ResolveOptions options)
{
    public (int[] PartyOf, List<ReviewPair> Refused) Cluster(List<ScoredLink> links, float threshold, ParallelOptions parallel)
    {
        var sets = new UnionFind(table.Count);
        foreach (var link in links)
        {
            if (link.Weight >= threshold)
                sets.Union(link.Left, link.Right);
        }

        var roots = new int[table.Count];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = sets.Find(i);
        var members = new int[table.Count];
        var starts = GroupByRoot(roots, members);
        var local = new int[table.Count];
        var refused = new List<ReviewPair>();
        Parallel.ForEach(starts.Where(s => s.Count > 1).Chunk(256), parallel, () => new PairScorer(table, shares, weights, options), (chunk, _, scorer) =>
        {
            foreach (var (start, count) in chunk)
            {
                var component = members.AsMemory(start, count);
                var ranks = new ulong[count];
                for (var i = 0; i < count; i++)
                    ranks[i] = table.Records.RankOf(component.Span[i]);
                var partition = ComponentPartitioner.Partition(ranks, (a, b) => scorer.Evidence(component.Span[a], component.Span[b]), threshold);
                for (var i = 0; i < count; i++)
                    local[component.Span[i]] = partition.PartyOf[i];
                if (partition.Refused.Count == 0)
                    continue;
                lock (refused)
                {
                    foreach (var link in partition.Refused)
                        refused.Add(new(component.Span[link.Left], component.Span[link.Right], 1 / (1 + Math.Pow(2, -link.Weight)), link.Reason));
                }
            }

            return scorer;
        }, _ => { });
        return (Number(starts, members, local), refused);
    }

    private static List<(int Start, int Count)> GroupByRoot(int[] roots, int[] members)
    {
        var counts = new int[roots.Length];
        foreach (var root in roots)
            counts[root]++;
        var starts = new List<(int, int)>();
        var next = 0;
        for (var root = 0; root < counts.Length; root++)
        {
            if (counts[root] == 0)
                continue;
            starts.Add((next, counts[root]));
            (counts[root], next) = (next, next + counts[root]);
        }

        for (var i = 0; i < roots.Length; i++)
            members[counts[roots[i]]++] = i;
        return starts;
    }

    /// <summary>Parties numbered from 0 in order of their first rows.</summary>
    private static int[] Number(List<(int Start, int Count)> components, int[] members, int[] local)
    {
        // A component of n records has at most n parties: its stretch of the members has room for a number each.
        var place = new int[local.Length];
        foreach (var (start, count) in components)
        {
            foreach (var member in members.AsSpan(start, count))
                place[member] = start + local[member];
        }

        var numbers = new int[local.Length];
        var next = 0;
        for (var i = 0; i < place.Length; i++)
        {
            ref var number = ref numbers[place[i]];
            if (number == 0)
                number = ++next;
            place[i] = number - 1;
        }

        return place;
    }
}
