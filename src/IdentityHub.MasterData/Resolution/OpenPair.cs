namespace IdentityHub.MasterData.Resolution;

/// <summary>Two records in different parties that match or nearly do.</summary>
/// <param name="Left">The record with the lower source key.</param>
/// <param name="Right">The other.</param>
/// <param name="Judgement">What matching makes of the two.</param>
/// <param name="IsOversized">True when too many records hang together for any of them to be linked by evidence.</param>
internal readonly record struct OpenPair(ResolutionNode Left, ResolutionNode Right, PairJudgement Judgement, bool IsOversized);
