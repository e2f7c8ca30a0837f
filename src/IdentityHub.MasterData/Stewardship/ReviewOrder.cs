using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>A steward's answer to a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Etag">The task's etag as the steward saw it; null for no check.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="Survivor">Which GPID survives a link; null: by rule.</param>
public sealed record ReviewOrder(ReviewTaskId Task, ReviewAnswer Answer, string? Etag = null, string Reason = "", GlobalPartyId? Survivor = null);
