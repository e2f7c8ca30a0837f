using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Consent.Preferences;

/// <summary>What was chosen for one subscription on one channel.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Wanted">Whether it shall come.</param>
/// <param name="Frequency">How often at most; null for its own.</param>
/// <param name="TextVersion">The version of the text that was read.</param>
public sealed record TopicAnswer(SubscriptionId Subscription, Channel Channel, bool Wanted, Frequency? Frequency, int TextVersion);
