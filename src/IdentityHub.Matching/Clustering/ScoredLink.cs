namespace IdentityHub.Matching.Clustering;

/// <summary>A scored pair of rows.</summary>
/// <param name="Left">The one row.</param>
/// <param name="Right">The other.</param>
/// <param name="Weight">log2 of the odds that they are one party.</param>
internal readonly record struct ScoredLink(int Left, int Right, float Weight);
