using IdentityHub.Matching.Model;

namespace IdentityHub.Matching.Scoring;

/// <summary>A model's rules as bit masks over levels. A rule that names an unknown comparison or level never holds.</summary>
internal sealed class CompiledRules
{
    private readonly (MatchRule Rule, (int Comparison, uint Levels)[] Conditions)[] _rules;

    public CompiledRules(IReadOnlyList<MatchRule> rules, IReadOnlyList<ComparisonModel> comparisons) =>
        _rules = [.. rules.Select(rule => (rule, rule.Conditions.Select(c => Compile(c, comparisons)).ToArray())).OrderByDescending(r => r.rule.Effect)];

    public bool Any => _rules.Length > 0;

    /// <summary>The rule that decides a pair, prohibitions first, or null.</summary>
    public MatchRule? Find(ReadOnlySpan<byte> levels)
    {
        foreach (var (rule, conditions) in _rules)
        {
            if (Holds(conditions, levels))
                return rule;
        }

        return null;
    }

    private static bool Holds((int Comparison, uint Levels)[] conditions, ReadOnlySpan<byte> levels)
    {
        foreach (var (comparison, allowed) in conditions)
        {
            if (comparison < 0 || levels[comparison] >= ModelWeights.MaxLevels || (allowed >> levels[comparison] & 1) == 0)
                return false;
        }

        return conditions.Length > 0;
    }

    private static (int Comparison, uint Levels) Compile(RuleCondition condition, IReadOnlyList<ComparisonModel> comparisons)
    {
        for (var c = 0; c < comparisons.Count; c++)
        {
            if (comparisons[c].Name != condition.Comparison)
                continue;
            uint mask = 0;
            for (var l = 0; l < comparisons[c].Levels.Count; l++)
                mask |= condition.Levels.Contains(comparisons[c].Levels[l].Name) ? 1u << l : 0;
            return (c, mask);
        }

        return (-1, 0);
    }
}
