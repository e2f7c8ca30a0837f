namespace IdentityHub.Matching.Evaluation;

/// <summary>Pairwise quality of a partition against the truth.</summary>
/// <param name="Threshold">The probability from which pairs were linked.</param>
/// <param name="Precision">Share of the pairs found in one party that truly are one; 1 when there are none.</param>
/// <param name="Recall">Share of the true pairs that were found; 1 when there are none.</param>
/// <param name="F1">Harmonic mean of the two.</param>
public sealed record PairwiseQuality(double Threshold, double Precision, double Recall, double F1)
{
    /// <summary>Counts pairs of a partition against the truth in one pass. Records whose truth is negative are left out.</summary>
    public static PairwiseQuality Count(ReadOnlySpan<int> partyOf, ReadOnlySpan<int> truth, double threshold)
    {
        var parties = new Dictionary<int, long>();
        var entities = new Dictionary<int, long>();
        var cells = new Dictionary<(int, int), long>();
        for (var i = 0; i < partyOf.Length; i++)
        {
            if (truth[i] < 0)
                continue;
            parties[partyOf[i]] = parties.GetValueOrDefault(partyOf[i]) + 1;
            entities[truth[i]] = entities.GetValueOrDefault(truth[i]) + 1;
            cells[(partyOf[i], truth[i])] = cells.GetValueOrDefault((partyOf[i], truth[i])) + 1;
        }

        double found = Pairs(parties.Values), real = Pairs(entities.Values), both = Pairs(cells.Values);
        var precision = found == 0 ? 1 : both / found;
        var recall = real == 0 ? 1 : both / real;
        return new(threshold, precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static long Pairs(IEnumerable<long> sizes) => sizes.Sum(n => n * (n - 1) / 2);
}
