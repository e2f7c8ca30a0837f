using IdentityHub.Consent.Ledger;
using IdentityHub.Journeys.Accounts;
using IdentityHub.Journeys.Consents;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.Guests;
using IdentityHub.Journeys.Messaging;
using IdentityHub.Journeys.DoubleOptIn;
using IdentityHub.Journeys.Portability;
using IdentityHub.Journeys.Preferences;
using IdentityHub.Journeys.Registration;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Journeys.Upstream;
using IdentityHub.Journeys.WithoutAccount;
using IdentityHub.Kernel.Jobs;
using IdentityHub.MasterData.Facts;
using IdentityHub.OpenId.Guests;
using IdentityHub.OpenId.People;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Journeys;

/// <summary>Registers the transactions that cross modules.</summary>
public static class JourneysComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddJourneys(this IServiceCollection services) => services
        .AddScoped<IMembershipWatch, ConsentMovements>()
        .AddScoped<ConsentPreview>()
        .AddScoped<MergeParties>()
        .AddScoped<UnmergeParties>()
        .AddScoped<Register>()
        .AddScoped<VerifyEmail>()
        .AddScoped<ShopperSeed>()
        .AddScoped<RegisterFromUpstream>()
        .AddScoped<ChangeEmail>()
        .AddScoped<UpdateProfile>()
        .AddScoped<EraseAccount>()
        .AddRecurringJob<EraseAccountsJob>(EraseAccountsJob.Every)
        .AddScoped<IGuestClaims, ClaimGuest>()
        .AddSingleton<ILedgerSigner, HubLedgerSigner>()
        .AddScoped<OwnParty>().AddScoped<Func<OwnParty>>(provider => provider.GetRequiredService<OwnParty>)
        .AddScoped<IClaimSource, AccountClaimSource>()
        .AddScoped<RecordOptIns>()
        .AddJobHandler<OptInMessageJob>()
        .AddScoped<ReceiveMessage>()
        .AddScoped<SavePreferences>()
        .AddScoped<PortabilityFiles>()
        .AddSingleton<PortabilityLinks>()
        .AddScoped<DataSubjects>()
        .AddScoped<PartiesByContactPoint>()
        .AddSingleton<RightsLinks>()
        .AddScoped<RightsByContactPoint>()
        .AddJobHandler<RightsLinkJob>()
        .AddScoped<PrivacyDesk>()
        .AddScoped<ErasureTraces>()
        .AddScoped<ErasureRun>()
        .AddScoped<LeaveForGood>()
        .AddScoped<ComeBack>()
        .AddScoped<RightsRun>()
        .AddScoped<RestrictionEnd>()
        .AddJobHandler<ErasureJob>()
        .AddJobHandler<RightsJob>()
        .AddRecurringJob<RestrictionEndJob>(RestrictionEndJob.Every)
        .AddHostedService<HubSourceSystem>()
        .AddHostedService<ErasureReplay>();
}
