using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Unsubscribing;

/// <summary>What a link in a message stands for: whom it went to and what it was about. Names no address.</summary>
/// <param name="Record">The source record of whom it was sent to.</param>
/// <param name="Purpose">For what the message was sent.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Subscription">The subscription; null when it was none.</param>
/// <param name="Brand">The brand that sent it; null for none in particular.</param>
public sealed record MessageLink(SourceRecordId Record, PurposeId Purpose, Channel Channel, SubscriptionId? Subscription = null, BrandId? Brand = null);
