using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Parties.History;

/// <summary>One revision in a party's life.</summary>
/// <param name="Party">The GPID.</param>
/// <param name="Revision">Its revision since.</param>
/// <param name="MergedInto">The party that it answered with; null while it stood itself.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Decision">The steward's decision behind it; null when a source's record or matching was.</param>
/// <param name="Rule">What that decision did (<see cref="Facts.PinRules"/>); null when there was none.</param>
/// <param name="Reason">Why; null when there was no decision.</param>
public sealed record PartyRevision(
    GlobalPartyId Party, long Revision, GlobalPartyId? MergedInto, DateTimeOffset At, Actor Actor, MergeId? Decision, string? Rule, string? Reason);
