namespace IdentityHub.Matching.Training;

/// <summary>A steward's decision about two rows of the table.</summary>
/// <param name="Left">Row of the one record.</param>
/// <param name="Right">Row of the other.</param>
/// <param name="IsMatch">Whether they are one party.</param>
public readonly record struct LabelledPair(int Left, int Right, bool IsMatch);
