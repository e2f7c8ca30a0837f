namespace IdentityHub.Matching.Clustering;

/// <summary>A link that would join two parties but was refused; a steward decides.</summary>
/// <param name="Left">The one record.</param>
/// <param name="Right">The other.</param>
/// <param name="Weight">log2 of the odds of the link alone.</param>
/// <param name="Reason">Why it was refused.</param>
public readonly record struct RefusedLink(int Left, int Right, float Weight, ReviewReason Reason);
