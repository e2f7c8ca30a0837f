namespace IdentityHub.Matching.RealTime;

/// <summary>A steward's word on two records: they are one party, or never are. Stronger than any evidence or rule.</summary>
/// <param name="Left">Index of the one record.</param>
/// <param name="Right">Index of the other.</param>
/// <param name="Together">Whether they belong together; otherwise they never do.</param>
public readonly record struct StewardPin(int Left, int Right, bool Together);
