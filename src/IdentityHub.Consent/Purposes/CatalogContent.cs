using IdentityHub.Consent.Forms;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Consent.Purposes;

/// <summary>All of the catalogue, read at one time.</summary>
internal sealed record CatalogContent(
    IReadOnlyDictionary<PurposeId, Purpose> Purposes,
    IReadOnlyDictionary<FormId, AuthorisationForm> Forms,
    IReadOnlyDictionary<SubscriptionId, Subscription> Subscriptions);
