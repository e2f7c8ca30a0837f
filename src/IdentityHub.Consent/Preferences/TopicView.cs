using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Consent.Preferences;

/// <summary>A subscription as a person sees it.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Text">Its wording in the person's language.</param>
/// <param name="Channels">Its channels.</param>
public sealed record TopicView(Subscription Subscription, PurposeText Text, IReadOnlyList<TopicChannel> Channels);
