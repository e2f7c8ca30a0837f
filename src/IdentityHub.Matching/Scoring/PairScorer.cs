using IdentityHub.Matching.Clustering;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;

namespace IdentityHub.Matching.Scoring;

/// <summary>Scores pairs of rows. One instance per thread.</summary>
internal sealed class PairScorer(FeatureTable table, ValueShares shares, ModelWeights weights, ResolveOptions options)
{
    /// <summary>What a deterministic rule counts, in bits: more than any evidence.</summary>
    public const float Certain = 100;

    private readonly PairComparer _comparer = new(table, shares);
    private readonly byte[] _levels = new byte[PairComparer.FixedComparisons + table.Layout.Extras.Count];
    private readonly float[] _shares = new float[PairComparer.FixedComparisons + table.Layout.Extras.Count];

    /// <summary>Fetches a row that will soon be compared.</summary>
    public void Expect(int record) => table.Prefetch(record);

    /// <summary>log2 of the odds that the two are one party.</summary>
    public float Weight(int left, int right) => Evidence(left, right).Weight;

    /// <summary>The evidence of a pair with the rules' word.</summary>
    public PairEvidence Evidence(int left, int right)
    {
        if (options.UniqueWithinSource && SameSource(left, right))
            return new(-Certain, IsVeto: true);
        _comparer.Compare(left, right, _levels, _shares);
        if (weights.Rules.Any && weights.Rules.Find(_levels) is { } rule)
            return rule.Effect == RuleEffect.Never ? new(-Certain, IsVeto: true) : new(Certain);
        return new(weights.Score(_levels, _shares), Contrary: weights.Contrary(_levels));
    }

    private bool SameSource(int left, int right) =>
        table.Records.Source is { } source && source.Codes[left] >= 0 && source.Codes[left] == source.Codes[right];
}
