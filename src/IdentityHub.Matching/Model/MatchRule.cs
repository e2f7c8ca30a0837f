namespace IdentityHub.Matching.Model;

/// <summary>A deterministic rule beside the probabilities: always link, never link, link when.</summary>
/// <param name="Name">Name for people; it stands in explanations.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Conditions">All of them must hold.</param>
public sealed record MatchRule(string Name, RuleEffect Effect, IReadOnlyList<RuleCondition> Conditions);
