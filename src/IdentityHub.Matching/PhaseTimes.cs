namespace IdentityHub.Matching;

/// <summary>Seconds of wall time by phase.</summary>
/// <param name="Normalise">Normalising and numbering of values.</param>
/// <param name="Train">Training; 0 when a model was given.</param>
/// <param name="Score">Candidates and scoring.</param>
/// <param name="Cluster">Forming parties.</param>
public sealed record PhaseTimes(double Normalise, double Train, double Score, double Cluster);
