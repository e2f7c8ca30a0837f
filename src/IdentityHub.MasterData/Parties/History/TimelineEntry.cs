using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Parties.History;

/// <summary>Something that happened to a party.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Actor">Who.</param>
/// <param name="Key">The source key concerned; null for none.</param>
/// <param name="Other">The other party; null for none.</param>
/// <param name="Rule">The rule or the kind of decision.</param>
/// <param name="Reason">Why, if somebody said so.</param>
/// <param name="Decision">The steward's decision; null for none.</param>
public sealed record TimelineEntry(
    DateTimeOffset At, TimelineKind Kind, Actor Actor, SourceKey? Key, GlobalPartyId? Other, string? Rule, string? Reason, MergeId? Decision);
