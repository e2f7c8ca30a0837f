namespace IdentityHub.MasterData.Resolution;

/// <summary>One line of an explanation.</summary>
/// <param name="Comparison">What was compared, for example <c>family name</c>; <c>household</c> and <c>rule</c> are lines of their own.</param>
/// <param name="Level">The level of agreement, for example <c>exact</c>; <c>missing</c> weighs nothing.</param>
/// <param name="Weight">In bits; negative speaks against a match. The lines and the prior add up to the total.</param>
/// <param name="Left">The left value as it was compared; null when missing.</param>
/// <param name="Right">The right value.</param>
public sealed record MatchContribution(string Comparison, string Level, double Weight, string? Left, string? Right);
