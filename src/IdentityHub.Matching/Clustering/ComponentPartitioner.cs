namespace IdentityHub.Matching.Clustering;

/// <summary>
/// Divides the records of one component into parties: a pure function of the records and their evidence, whatever order they are given in. Groups are
/// joined best first. Two groups are joined only when a link connects them, no veto lies between them, and the evidence between the whole groups speaks
/// for it, so that one weak bridge can't glue two people together.
/// </summary>
public static class ComponentPartitioner
{
    /// <summary>A single pair counts for no more than this many bits in either direction when whole groups are compared.</summary>
    private const float Clip = 12;

    /// <summary>Weights are summed as whole numbers, as sums of fractions would depend on the order.</summary>
    private const float Scale = 1024;

    /// <summary>Partitions a component.</summary>
    /// <param name="ranks">For each record a number that doesn't depend on its place; ties are broken by it.</param>
    /// <param name="evidence">Evidence of any two of the records; symmetric.</param>
    /// <param name="threshold">log2 of the odds from which a pair is a link.</param>
    /// <param name="largest">Components above this size link nothing by themselves.</param>
    public static ComponentPartition Partition(ReadOnlySpan<ulong> ranks, Func<int, int, PairEvidence> evidence, float threshold, int largest = 500)
    {
        if (ranks.Length == 2 && largest >= 2)
            return OfPair(ranks, evidence(0, 1), threshold);
        var order = Enumerable.Range(0, ranks.Length).ToArray();
        ranks.ToArray().AsSpan().Sort(order.AsSpan());
        var matrix = new EvidenceMatrix(order, evidence, threshold, Clip, Scale);
        if (ranks.Length <= largest)
            matrix.JoinBestFirst();
        return matrix.Result(ranks.Length > largest);
    }

    /// <summary>Most components are a pair, for which nothing need be weighed against anything.</summary>
    private static ComponentPartition OfPair(ReadOnlySpan<ulong> ranks, PairEvidence pair, float threshold)
    {
        var linked = pair.Weight >= threshold;
        if (pair.IsPinned || linked && !pair.IsVeto)
            return new([0, 0], []);
        return new(ranks[0] <= ranks[1] ? [0, 1] : [1, 0], linked ? [new(0, 1, pair.Weight, ReviewReason.Vetoed)] : []);
    }
}
