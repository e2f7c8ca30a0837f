using IdentityHub.Kernel.Actors;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>What a steward noted on a task.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Text">The note, 1 to 2,000 UTF-16 units.</param>
public sealed record ReviewComment(DateTimeOffset At, Actor Actor, string Text);
