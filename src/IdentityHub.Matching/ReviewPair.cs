namespace IdentityHub.Matching;

/// <summary>Two records that a steward should look at.</summary>
/// <param name="Left">Row of the one record.</param>
/// <param name="Right">Row of the other.</param>
/// <param name="Probability">Probability that they are one party.</param>
/// <param name="Reason">Why it isn't decided.</param>
public readonly record struct ReviewPair(int Left, int Right, double Probability, ReviewReason Reason);
