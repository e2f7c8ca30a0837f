using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Erasure;
using IdentityHub.MasterData.Erasing;
using IdentityHub.Storage.Accounts.Erasing;
using IdentityHub.Storage.Auditing.Erasing;
using IdentityHub.Storage.Consent.Erasing;
using IdentityHub.Storage.Feed.Erasing;
using IdentityHub.Storage.MasterData.Erasing;
using IdentityHub.Storage.OpenId.Erasing;
using IdentityHub.Storage.Work.Erasing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Privacy;

/// <summary>Registers what privacy requests are kept in, and every class of personal data in the order in which an erasure goes through them.</summary>
internal static class PrivacyStores
{
    internal static IServiceCollection AddPrivacyStores(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Hub:Privacy").Get<PrivacyOptions>() ?? new PrivacyOptions())
        .AddScoped<IPrivacyStore, PrivacyStore>()
        .AddSingleton<IErasureJournal, ErasureJournal>()
        .AddScoped<IErasedKeys, ErasedKeys>()
        .AddScoped<IRestrictedRecords, RestrictedRecords>()
        // Access first, then the data, then what merely mentions them.
        .AddScoped<IErasable, SessionErasure>()
        .AddScoped<IErasable, TokenErasure>()
        .AddScoped<IErasable, AccountErasure>()
        .AddScoped<IErasable, StewardshipErasure>()
        .AddScoped<IErasable, RelationshipErasure>()
        .AddScoped<IErasable, RecordErasure>()
        .AddScoped<IErasable, ProfileErasure>()
        .AddScoped<IErasable, EvidenceErasure>()
        .AddScoped<IErasable, PreferenceErasure>()
        .AddScoped<IErasable, FeedErasure>()
        .AddScoped<IErasable, AuditErasure>()
        .AddScoped<IErasable, AnswerErasure>()
        // What stays, and why.
        .AddScoped<IErasable, SuppressionsKept>()
        .AddScoped<IErasable, ErasedKeysKept>()
        .AddScoped<IErasable, PrivacyRequestsKept>();
}
