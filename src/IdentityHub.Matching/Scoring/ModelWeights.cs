using IdentityHub.Matching.Model;

namespace IdentityHub.Matching.Scoring;

/// <summary>A model's probabilities as logarithms, laid out for scoring: per comparison and level, base 2.</summary>
internal sealed class ModelWeights
{
    public const int MaxLevels = 16;

    /// <summary>How far below and above what was counted over all pairs the share of two names' likeness may lie, in bits.</summary>
    private const float Below = 3, Above = 5;

    /// <summary>log2 of the share of strangers with alike names above which that likeness is the table's habit.</summary>
    private const float Ordinary = -6;

    private static readonly int[] Personal =
        [(int)ComparisonKind.GivenName, (int)ComparisonKind.Sex, (int)ComparisonKind.NameSuffix, (int)ComparisonKind.NationalId];

    public ModelWeights(MatchModel model, IReadOnlyList<string> extras)
    {
        Comparisons = [.. Enumerable.Range(0, PairComparer.FixedComparisons + extras.Count).Select(i => Find(model, i, extras))];
        MatchRatio = new float[Comparisons.Count * MaxLevels];
        HouseRatio = new float[MatchRatio.Length];
        LogMatch = new float[MatchRatio.Length];
        LogHouse = new float[MatchRatio.Length];
        for (var c = 0; c < Comparisons.Count; c++)
        {
            for (var l = 0; l < Comparisons[c].Levels.Count; l++)
            {
                var level = Comparisons[c].Levels[l];
                var at = c * MaxLevels + l;
                MatchRatio[at] = (float)Math.Log2(level.M / level.U);
                HouseRatio[at] = (float)Math.Log2(level.H / level.U);
                LogMatch[at] = (float)Math.Log2(level.M);
                LogHouse[at] = (float)Math.Log2(level.H);
            }
        }

        Rules = new(model.Rules, Comparisons);
        var strangers = 1 - model.PriorMatch - model.PriorHousehold;
        MatchPrior = (float)Math.Log2(model.PriorMatch / strangers);
        HousePrior = (float)Math.Log2(model.PriorHousehold / strangers);
    }

    public IReadOnlyList<ComparisonModel> Comparisons { get; }

    /// <summary>log2(m/u) by comparison and level.</summary>
    public float[] MatchRatio { get; }

    /// <summary>log2(h/u).</summary>
    public float[] HouseRatio { get; }

    /// <summary>log2 m, where u is the share of the agreed value.</summary>
    public float[] LogMatch { get; }

    /// <summary>log2 h.</summary>
    public float[] LogHouse { get; }

    public CompiledRules Rules { get; }

    public float MatchPrior { get; }

    public float HousePrior { get; }

    /// <summary>log2 of the odds match : household and stranger together.</summary>
    public float Score(ReadOnlySpan<byte> levels, ReadOnlySpan<float> logShares)
    {
        Sums(levels, logShares, out var match, out var house);
        return Odds(match, house);
    }

    public float Odds(float match, float house) => MatchPrior + match - LogOnePlusPower(HousePrior + house);

    /// <summary>log2 of the likelihood ratios match : stranger and household : stranger.</summary>
    public void Sums(ReadOnlySpan<byte> levels, ReadOnlySpan<float> logShares, out float match, out float house)
    {
        match = 0;
        house = 0;
        for (var c = 0; c < levels.Length; c++)
        {
            if (levels[c] == DefaultComparisons.Missing)
                continue;
            var at = c * MaxLevels + levels[c];
            var share = logShares[c] == 0 ? 0 : ShareOf(c, levels[c], logShares[c]);
            if (share == 0)
            {
                match += MatchRatio[at];
                house += HouseRatio[at];
            }
            else
            {
                match += LogMatch[at] - share;
                house += (c is (int)ComparisonKind.GivenName or (int)ComparisonKind.MiddleName ? ByChance(LogHouse[at], share) : LogHouse[at]) - share;
            }
        }
    }

    /// <summary>Bits by which what makes a person speaks against a match.</summary>
    public float Contrary(ReadOnlySpan<byte> levels)
    {
        var sum = 0f;
        foreach (var c in Personal)
        {
            if (levels[c] != DefaultComparisons.Missing)
                sum -= Math.Min(0, MatchRatio[c * MaxLevels + levels[c]]);
        }

        return sum;
    }

    /// <summary>How alike strangers' names are goes with the names, but not far from what was counted over all.</summary>
    private float ShareOf(int comparison, byte level, float share)
    {
        if (comparison > (int)ComparisonKind.FamilyName || level is not (Levels.Given.Nickname or Levels.Given.Close))
            return share;
        var at = comparison * MaxLevels + level;
        var usual = LogMatch[at] - MatchRatio[at];
        // Where many strangers' names are alike, as numbered ones are, rarity says nothing.
        return Math.Clamp(share, usual - Math.Clamp(Ordinary - usual, 0, Below), usual + Above);
    }

    /// <summary>The weight of one comparison between match and stranger.</summary>
    public float Weight(int comparison, byte level, float logShare)
    {
        var at = comparison * MaxLevels + level;
        return logShare == 0 ? MatchRatio[at] : LogMatch[at] - ShareOf(comparison, level, logShare);
    }

    public static float LogOnePlusPower(float exponent) =>
        exponent < -20 ? 0 : exponent > 20 ? exponent : MathF.Log2(1 + float.Exp2(exponent));

    /// <summary>Two persons of one household have one given name on purpose or by chance, the more so the commoner it is.</summary>
    private static float ByChance(float logOnPurpose, float logShare) => MathF.Log2(float.Exp2(logOnPurpose) + float.Exp2(logShare));

    private static ComparisonModel Find(MatchModel model, int index, IReadOnlyList<string> extras)
    {
        if (index >= PairComparer.FixedComparisons)
        {
            var name = extras[index - PairComparer.FixedComparisons];
            return model.Comparisons.FirstOrDefault(c => c.Kind == ComparisonKind.Extra && c.Name == name) ?? DefaultComparisons.Extra(name);
        }

        return model.Comparisons.FirstOrDefault(c => (int)c.Kind == index) ?? DefaultComparisons.All[index];
    }
}
