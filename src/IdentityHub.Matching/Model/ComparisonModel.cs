namespace IdentityHub.Matching.Model;

/// <summary>One comparison with its levels.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Name">Name for people; for extra evidence the column.</param>
/// <param name="Levels">Levels from the strongest agreement down. "Missing" is no level: it weighs 0.</param>
/// <param name="Taught">Whether the data taught the m-probabilities; otherwise they are the shipped default.</param>
public sealed record ComparisonModel(ComparisonKind Kind, string Name, IReadOnlyList<LevelModel> Levels, bool Taught);
