namespace IdentityHub.Matching.Scoring;

/// <summary>One line of a pair's explanation.</summary>
/// <param name="Comparison">The comparison's name, e.g. "family name".</param>
/// <param name="Level">The level reached, e.g. "exact"; "missing" weighs 0.</param>
/// <param name="Weight">Match weight in bits (log2 of m/u after the frequency adjustment); negative speaks against a match.</param>
/// <param name="Left">The left record's value as it was compared, or null.</param>
/// <param name="Right">The right record's value, or null.</param>
public sealed record ComparisonOutcome(string Comparison, string Level, double Weight, string? Left, string? Right);
