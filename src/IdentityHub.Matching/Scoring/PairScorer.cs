using IdentityHub.Matching.Clustering;
using IdentityHub.Matching.Features;

namespace IdentityHub.Matching.Scoring;

/// <summary>Scores pairs of rows. One instance per thread.</summary>
internal sealed class PairScorer(FeatureTable table, ValueShares shares, ModelWeights weights, ResolveOptions options)
{
    private readonly PairComparer _comparer = new(table, shares);
    private readonly byte[] _levels = new byte[PairComparer.FixedComparisons + table.Layout.Extras.Count];
    private readonly float[] _shares = new float[PairComparer.FixedComparisons + table.Layout.Extras.Count];

    /// <summary>log2 of the odds that the two are one party.</summary>
    public float Weight(int left, int right)
    {
        _comparer.Compare(left, right, _levels, _shares);
        return weights.Score(_levels, _shares);
    }

    public PairEvidence Evidence(int left, int right) => new(Weight(left, right), IsVeto(left, right));

    private bool IsVeto(int left, int right) =>
        options.UniqueWithinSource && table.Records.Source is { } source && source.Codes[left] >= 0 && source.Codes[left] == source.Codes[right];
}
