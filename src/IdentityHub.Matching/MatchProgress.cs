namespace IdentityHub.Matching;

/// <summary>How far a run has come.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Fraction">Share of the phase that is done, 0 to 1.</param>
public readonly record struct MatchProgress(MatchPhase Phase, double Fraction);
