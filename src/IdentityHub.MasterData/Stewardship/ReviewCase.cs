using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Everything that a steward needs for an answer.</summary>
/// <param name="Task">The task.</param>
/// <param name="Sides">The parties with their records; of a component the first ten.</param>
/// <param name="Explanation">Why the two records of the task match and why not; null when there is no second record.</param>
/// <param name="Preview">What a link would make of the two parties; null when the task isn't about two.</param>
/// <param name="Comments">What stewards noted, oldest first.</param>
/// <param name="Earlier">Answers given to this task before and taken back since, newest first.</param>
public sealed record ReviewCase(
    ReviewTask Task, IReadOnlyList<ReviewSide> Sides, MatchExplanation? Explanation, LinkPreview? Preview, IReadOnlyList<ReviewComment> Comments,
    IReadOnlyList<ReviewDecision> Earlier);
