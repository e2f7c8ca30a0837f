using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Consent.Decisions;

/// <summary>What narrows a question beyond purpose, channel and contact point.</summary>
/// <param name="Brand">In whose name; null: the purpose's own brand, else no particular one, of which every brand's denials count and no brand's grant.</param>
/// <param name="Subscription">Which subscription; null: the purpose as such.</param>
/// <param name="Template">Which message template, where a session may cover it.</param>
/// <param name="Place">Where the person is, ISO 3166; null: where they were when they spoke, else where their profile says they live.</param>
public readonly record struct DecisionNarrowing(BrandId? Brand = null, SubscriptionId? Subscription = null, string? Template = null, string? Place = null);
