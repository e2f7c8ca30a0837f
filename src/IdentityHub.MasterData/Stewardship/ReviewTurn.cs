namespace IdentityHub.MasterData.Stewardship;

/// <summary>A steward has done with one task and has the next one before them.</summary>
/// <param name="Done">What came of the first.</param>
/// <param name="Next">The next task, claimed; null when there is none.</param>
public sealed record ReviewTurn<T>(T Done, ReviewTask? Next);
