namespace IdentityHub.Matching.RealTime;

/// <summary>How a pair of records scored.</summary>
/// <param name="Weight">log2 of the odds that they are one party.</param>
/// <param name="Probability">The same as a probability.</param>
/// <param name="Verdict">What the engine does with the pair by itself.</param>
public readonly record struct PairScore(double Weight, double Probability, Scoring.PairVerdict Verdict);
