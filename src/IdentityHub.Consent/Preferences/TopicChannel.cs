using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Preferences;

/// <summary>A subscription on one channel as a person sees it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="State">Whether it comes, over everything that all systems know of the person.</param>
/// <param name="Choice">How they want it; null when they never said.</param>
/// <param name="ShownDenials">The denials that a grant made from this page takes back.</param>
public sealed record TopicChannel(Channel Channel, TopicState State, SubscriptionChoice? Choice, IReadOnlyList<ConsentEventId> ShownDenials);
