using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Training;

/// <summary>What one round expects of some pairs: how many are matches and households, and how many of those show each level of each comparison.</summary>
internal sealed class ExpectedCounts(int comparisons)
{
    public double Match { get; set; }

    public double Household { get; set; }

    /// <summary>By comparison and level.</summary>
    public double[][] Matches { get; } = New(comparisons);

    public double[][] Households { get; } = New(comparisons);

    public void Add(ExpectedCounts other)
    {
        Match += other.Match;
        Household += other.Household;
        Add(Matches, other.Matches);
        Add(Households, other.Households);
    }

    private static void Add(double[][] into, double[][] from)
    {
        for (var c = 0; c < into.Length; c++)
        {
            for (var l = 0; l < into[c].Length; l++)
                into[c][l] += from[c][l];
        }
    }

    private static double[][] New(int comparisons) => [.. Enumerable.Range(0, comparisons).Select(_ => new double[ModelWeights.MaxLevels])];
}
