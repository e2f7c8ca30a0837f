using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>An answer that was given to a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Decision">By which it is taken back.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Undone">True when it was taken back since.</param>
public sealed record ReviewDecision(ReviewTaskId Task, MergeId Decision, ReviewAnswer Answer, string Reason, DateTimeOffset At, Actor Actor, bool Undone);
