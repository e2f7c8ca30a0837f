using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Who causes a change, when, and by which decision.</summary>
/// <param name="Actor">Who, for changes that no single record caused.</param>
/// <param name="At">When.</param>
/// <param name="Decision">The steward's decision; null when matching decides.</param>
internal sealed record CommandContext(Actor Actor, DateTimeOffset At, MergeId? Decision = null);
