using IdentityHub.Consent;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Consent;

/// <summary>Registers the stores of the consent ledger.</summary>
internal static class ConsentStores
{
    /// <summary>Adds the stores, scoped.</summary>
    internal static IServiceCollection AddConsentStores(this IServiceCollection services) => services
        .AddScoped<IConsentStore, ConsentStore>()
        .AddScoped<ConsentSubjects>()
        .AddScoped<IPurposeStore, PurposeStore>()
        .AddScoped<ICatalogStore, CatalogStore>()
        .AddScoped<ISubscriptionStore, SubscriptionStore>()
        .AddScoped<ILedgerStore, LedgerStore>()
        .AddScoped<IdentityHub.Consent.Preferences.IPreferenceStore, PreferenceStore>();
}
