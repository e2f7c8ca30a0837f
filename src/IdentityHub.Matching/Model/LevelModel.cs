namespace IdentityHub.Matching.Model;

/// <summary>One level of a comparison, from the strongest agreement to disagreement.</summary>
/// <param name="Name">What the level says, for people.</param>
/// <param name="M">Probability of the level among pairs that are one party, given that both sides have a value.</param>
/// <param name="U">The same among pairs of strangers.</param>
/// <param name="H">The same among two persons of one household.</param>
public sealed record LevelModel(string Name, double M, double U, double H);
