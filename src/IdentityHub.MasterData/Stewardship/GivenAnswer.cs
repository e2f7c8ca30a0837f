using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>An answer as the desk is measured by it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Actor">Who gave it.</param>
/// <param name="At">When.</param>
/// <param name="Undone">True when it was taken back since.</param>
/// <param name="Asked">What was asked; null for an answer of the time before that was kept.</param>
public sealed record GivenAnswer(ReviewAnswer Answer, string Actor, DateTimeOffset At, bool Undone, AskedTask? Asked);
