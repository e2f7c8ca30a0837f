namespace IdentityHub.Matching.Evaluation;

/// <summary>How well a table was resolved.</summary>
/// <param name="Resolution">The resolution at the chosen threshold.</param>
/// <param name="TruePairs">Number of true pairs.</param>
/// <param name="BlockingRecall">Share of the true pairs that were candidates.</param>
/// <param name="Chosen">Quality at the threshold that was chosen without the truth.</param>
/// <param name="Best">Quality at the best threshold, found with the truth in hand.</param>
public sealed record EvaluationResult(Resolution Resolution, long TruePairs, double BlockingRecall, PairwiseQuality Chosen, PairwiseQuality Best);
