using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>May this contact point or channel of this party be used for this purpose?</summary>
/// <param name="Party">The party; a merged one answers for its survivor.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="ContactPoint">Which address; null: the channel as such.</param>
/// <param name="AsOf">At which instant it would be used (valid time); null: now.</param>
/// <param name="AsKnownAt">By what had reached the hub at that instant (transaction time); null: now.</param>
public sealed record DecisionQuestion(
    GlobalPartyId Party, PurposeId Purpose, Channel Channel, ContactPoint? ContactPoint = null, DateTimeOffset? AsOf = null, DateTimeOffset? AsKnownAt = null)
{
    /// <summary>Brand, subscription, template and place of what is about to be done.</summary>
    public DecisionNarrowing Narrowing { get; init; }
}
