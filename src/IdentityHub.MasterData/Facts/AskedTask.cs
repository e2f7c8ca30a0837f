using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Facts;

/// <summary>What a task was when it was answered: the task itself goes with the answer, and the desk is measured by it.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Since">Since when the evidence was there.</param>
/// <param name="Probability">How likely the matcher found it that the two are one, 0 to 1.</param>
public sealed record AskedTask(ReviewKind Kind, DateTimeOffset Since, double Probability);
