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
        // Sorted, pairs of party and entity stand in runs: no table of a million entries for every threshold that is tried.
        var cells = new long[partyOf.Length];
        var entities = new long[partyOf.Length];
        var count = 0;
        for (var i = 0; i < partyOf.Length; i++)
        {
            if (truth[i] < 0)
                continue;
            cells[count] = ((long)partyOf[i] << 32) | (uint)truth[i];
            entities[count++] = truth[i];
        }

        cells.AsSpan(0, count).Sort();
        entities.AsSpan(0, count).Sort();
        double found = Pairs(cells.AsSpan(0, count), shift: 32), real = Pairs(entities.AsSpan(0, count), shift: 0), both = Pairs(cells.AsSpan(0, count), shift: 0);
        var precision = found == 0 ? 1 : both / found;
        var recall = real == 0 ? 1 : both / real;
        return new(threshold, precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    /// <summary>Pairs within the runs of equal numbers, the lower bits left out.</summary>
    private static long Pairs(ReadOnlySpan<long> sorted, int shift)
    {
        long pairs = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] >> shift == sorted[start] >> shift)
                end++;
            pairs += (end - start) * (end - start - 1L) / 2;
            start = end;
        }

        return pairs;
    }
}
