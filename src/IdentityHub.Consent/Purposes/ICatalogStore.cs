using IdentityHub.Consent.Forms;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Consent.Purposes;

/// <summary>Port: forms and subscriptions. Takes part in the scope's unit of work.</summary>
public interface ICatalogStore
{
    /// <summary>Every authorisation form with every version of its texts.</summary>
    Task<IReadOnlyList<AuthorisationForm>> FormsAsync(CancellationToken cancellation);

    /// <summary>Every subscription.</summary>
    Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellation);

    /// <summary>Writes a form.</summary>
    Task SaveAsync(AuthorisationForm form, CancellationToken cancellation);

    /// <summary>Writes a subscription.</summary>
    Task SaveAsync(Subscription subscription, CancellationToken cancellation);
}
