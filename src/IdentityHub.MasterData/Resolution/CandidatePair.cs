namespace IdentityHub.MasterData.Resolution;

/// <summary>Two records that share a key and are neither plainly two: by their places in the partition's order.</summary>
/// <param name="Left">The lower place.</param>
/// <param name="Right">The higher place.</param>
/// <param name="Judgement">What matching makes of them.</param>
internal readonly record struct CandidatePair(int Left, int Right, PairJudgement Judgement);
