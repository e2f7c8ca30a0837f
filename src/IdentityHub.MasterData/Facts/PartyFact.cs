using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>A revision of a party: that a commit touched it, and whom it answers with since. Never changed.</summary>
/// <param name="Party">The GPID.</param>
/// <param name="Revision">Its revision since.</param>
/// <param name="MergedInto">The party that absorbed it; null while it stands itself.</param>
/// <param name="Confirmed">See <see cref="PartyState.Confirmed"/>.</param>
/// <param name="Decision">The steward's decision that caused it; null when intake did.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who caused it.</param>
public sealed record PartyFact(
    GlobalPartyId Party, long Revision, GlobalPartyId? MergedInto, long Confirmed, MergeId? Decision, DateTimeOffset At, Actor Actor);
