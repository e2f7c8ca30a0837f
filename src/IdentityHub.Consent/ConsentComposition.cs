using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.DoubleOptIn;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Messaging;
using IdentityHub.Consent.Overview;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Receipts;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Consent.Unsubscribing;
using IdentityHub.Kernel.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Consent;

/// <summary>Registers purposes, the consent ledger and decisions.</summary>
public static class ConsentComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddConsent(this IServiceCollection services) => services
        .AddScoped<ConsentCatalog>()
        .AddScoped<ConsentRecorder>()
        .AddScoped<ConsentDecider>()
        .AddSingleton<DecisionPoint>()
        .AddScoped<ConsentOverview>()
        .AddScoped<ConsentGrids>()
        .AddScoped<ConsentChanges>()
        .AddScoped<ContactSuppressor>()
        .AddScoped<ContactPointBook>()
        .AddScoped<SuppressionImport>()
        .AddScoped<AudienceFilter>()
        .AddScoped<ISequencedStep, LedgerSealer>()
        .AddScoped<LedgerAudit>()
        .AddScoped<LedgerExporter>()
        .AddScoped<ConsentReceipts>()
        .AddScoped<AskedConfirmations>()
        .AddSingleton<ContactPointKeys>()
        .AddSingleton<SealedPayloads>()
        .AddSingleton<DecisionCache>()
        .AddSingleton<DeliveryHold>()
        .AddSingleton<MessageLinks>()
        .AddSingleton<OptInTickets>()
        .AddScoped<OptIns>()
        .AddScoped<Unsubscriber>()
        .AddScoped<PreferenceBook>()
        .AddScoped<PreferenceCentre>()
        .AddSingleton<TextOutbox>()
        .AddSingleton<ITextMessenger>(provider => provider.GetRequiredService<TextOutbox>())
        .AddSingleton<JurisdictionBook>()
        .AddSingleton<PurposeSnapshot>()
        .AddSingleton<PurposeReader>()
        .AddOptions();
}
