namespace IdentityHub.Matching.Model;

/// <summary>A condition of a rule: a comparison reaches one of these levels. A missing value never does.</summary>
/// <param name="Comparison">The comparison's name, e.g. "e-mail".</param>
/// <param name="Levels">Names of the levels, e.g. "exact", "close".</param>
public sealed record RuleCondition(string Comparison, IReadOnlyList<string> Levels);
