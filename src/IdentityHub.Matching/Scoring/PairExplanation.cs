namespace IdentityHub.Matching.Scoring;

/// <summary>Why two records match or not: the weights add up to the total.</summary>
/// <param name="PriorWeight">log2 of the odds that two random records match.</param>
/// <param name="Outcomes">One line per comparison, the household line and the rule lines included.</param>
/// <param name="TotalWeight">Prior plus every line, in bits.</param>
/// <param name="Probability">2^total / (1 + 2^total), in [0, 1].</param>
/// <param name="Verdict">What the engine does with the pair by itself.</param>
/// <param name="Rule">Name of the deterministic rule that decided, or null.</param>
public sealed record PairExplanation(
    double PriorWeight,
    IReadOnlyList<ComparisonOutcome> Outcomes,
    double TotalWeight,
    double Probability,
    PairVerdict Verdict,
    string? Rule);
