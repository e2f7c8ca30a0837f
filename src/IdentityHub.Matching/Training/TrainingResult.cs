using IdentityHub.Matching.Model;

namespace IdentityHub.Matching.Training;

/// <summary>A trained model and what is to be said about it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Iterations">Rounds of expectation–maximisation until nothing moved.</param>
/// <param name="Notes">For people: which comparisons the data couldn't teach and so keep the default.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record TrainingResult(MatchModel Model, int Iterations, IReadOnlyList<string> Notes, double Seconds);
