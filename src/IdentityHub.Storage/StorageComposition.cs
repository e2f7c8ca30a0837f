using IdentityHub.Accounts;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Nodes;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Parties;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Protocol.Proof;
using IdentityHub.Storage.Accounts;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Consent;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.MasterData;
using IdentityHub.Storage.OpenId;
using IdentityHub.Storage.PostgreSql;
using IdentityHub.Storage.Privacy;
using IdentityHub.Storage.Secrets;
using IdentityHub.Storage.Sqlite;
using IdentityHub.Storage.SqlServer;
using IdentityHub.Storage.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.EntityFrameworkCore;

namespace IdentityHub.Storage;

/// <summary>Registers the database and everything that is kept in it.</summary>
public static class StorageComposition
{
    /// <summary>
    /// Adds the context, every module's stores, the unit of work, the feed, jobs and secrets. Reads <c>Database:Provider</c>,
    /// <c>Database:ConnectionString</c> and, when a secret is first needed, <c>Hub:RootKey</c> or <c>Hub:RootKeyFile</c>. Works on a bare collection.
    /// Throws <see cref="InvalidOperationException"/> with a sentence for the operator when the configuration is wrong.
    /// </summary>
    public static IServiceCollection AddHubStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = DatabaseOptions.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(options);
        AddEngine(services, options);
        services.AddSingleton<HubSignals>();
        services.AddSingleton(StorageRetention.Read(configuration));
        services.AddScoped<RootKeyMark>();
        services.AddScoped(provider => new HubDatabase(provider.GetRequiredService<HubDbContext>(), provider.GetRequiredService<RootKeyRing>(), provider.GetRequiredService<RootKeyMark>()));
        services.AddSingleton<IRootKeySource>(new ConfiguredRootKeys(configuration));
        services.AddSingleton<RootKeyRing>();
        services.AddSingleton<IKeyWrapping, RootKeyWrapping>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        AddBackground(services, configuration);
        AddDataProtection(services);
        new IdentityBuilder(typeof(HubUser), typeof(IdentityRole<Guid>), services).AddEntityFrameworkStores<HubDbContext>();
        services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<HubDbContext>().ReplaceDefaultEntities<Guid>());
        services.Replace(ServiceDescriptor.Scoped<IOpenIddictEntityFrameworkCoreContext, LateContext>());
        return services.AddPrivacyStores(configuration).AddMasterDataStores().AddConsentStores().AddOpenIdStores().AddAccountsStores();
    }

    private static void AddEngine(IServiceCollection services, DatabaseOptions options)
    {
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddSingleton<SqliteWriterGate>();
                services.AddSingleton<IWriterGate>(provider => provider.GetRequiredService<SqliteWriterGate>());
                services.AddSingleton<SqlitePragmas>().AddSingleton<SqliteWriteTurns>();
                services.AddDbContextPool<HubDbContext, SqliteHubDbContext>((provider, o) => o
                    .UseSqlite(options.ConnectionString).AddInterceptors(provider.GetRequiredService<SqlitePragmas>(), provider.GetRequiredService<SqliteWriteTurns>()));
                services.AddHostedService<SqliteCheckpoints>();
                services.AddSingleton<SqliteReaders>().AddSingleton<SqliteGroupWriter>().AddSingleton<IPersonStore, SqlitePersonStore>().AddSingleton<IUsedProofStore, SqliteUsedProofStore>();
                services.AddSingleton<ICommittedDirectory, SqliteCommittedDirectory>().AddSingleton<ICommittedConsents, SqliteCommittedConsents>();
                services.AddScoped<SqliteScrub>().AddScoped<IStorageScrub>(provider => provider.GetRequiredService<SqliteScrub>()).AddRecurringJob<SqliteVacuumJob>(SqliteVacuumJob.Every);
                AddTokens<SqliteTokenStore>(services);
                break;
            case DatabaseProvider.PostgreSql:
                services.AddSingleton<IWriterGate, OpenGate>();
                services.AddDbContextPool<HubDbContext, PostgreSqlHubDbContext>(o => o
                    .UseNpgsql(PostgreSqlConnections.WithPreparedStatements(options.ConnectionString), npgsql => npgsql.EnableRetryOnFailure(3)));
                services.AddSingleton<IPersonStore, PostgreSqlPersonStore>().AddSingleton<IUsedProofStore, PostgreSqlUsedProofStore>();
                services.AddSingleton<PostgreSqlLookUps>().AddSingleton<ICommittedDirectory, PostgreSqlCommittedDirectory>().AddSingleton<ICommittedConsents, PostgreSqlCommittedConsents>();
                services.AddScoped<IStorageScrub, PostgreSqlScrub>();
                AddTokens<PostgreSqlTokenStore>(services);
                break;
            default:
                services.AddSingleton<IWriterGate, OpenGate>();
                services.AddDbContextPool<HubDbContext, SqlServerHubDbContext>(o => o
                    .UseSqlServer(options.ConnectionString, sqlServer => sqlServer.EnableRetryOnFailure(3)));
                services.AddSingleton<IPersonStore, EntityPersonStore>().AddSingleton<IUsedProofStore, EntityUsedProofStore>();
                services.AddSingleton<ICommittedDirectory, EntityCommittedDirectory>().AddSingleton<ICommittedConsents, EntityCommittedConsents>();
                services.AddScoped<IStorageScrub, SqlServerScrub>();
                AddTokens<EntityTokenStore>(services);
                break;
        }
    }

    private static void AddTokens<TStore>(IServiceCollection services) where TStore : class, ITokenStore, INoticeStore
    {
        services.AddSingleton<TStore>();
        services.AddSingleton<ITokenStore>(provider => provider.GetRequiredService<TStore>());
        services.AddSingleton<INoticeStore>(provider => provider.GetRequiredService<TStore>());
    }

    /// <summary>Everything is registered on every node; the hosted parts run on nodes with the role <c>worker</c> only.</summary>
    private static void AddBackground(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<NodeName>();
        services.AddScoped<ISequencedStep, PositionStep>();
        services.AddSingleton<Sequencer>();
        services.AddSingleton<IChangeFeed, ChangeFeed>();
        services.AddSingleton(new WorkerTiming());
        services.AddSingleton<JobDesk>();
        services.AddSingleton<JobWorker>();
        services.AddRecurringJob<FeedPruning>(TimeSpan.FromHours(1));
        services.AddRecurringJob<RequestPruning>(TimeSpan.FromMinutes(10));
        services.AddRecurringJob<JobPruning>(TimeSpan.FromHours(1));
        if (!NodeRolesText.TryParse(configuration["Hub:Roles"], out var roles))
            throw new InvalidOperationException("Hub:Roles may list web, grpc and worker, separated by commas.");
        if (!roles.HasFlag(NodeRoles.Worker))
            return;
        services.AddHostedService(provider => provider.GetRequiredService<Sequencer>());
        services.AddHostedService(provider => provider.GetRequiredService<JobWorker>());
    }

    /// <summary>The key ring is in the database, one for all nodes, encrypted under the root key.</summary>
    private static void AddDataProtection(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("IdentityHub").PersistKeysToDbContext<HubDbContext>();
        services.AddOptions<KeyManagementOptions>().Configure<IKeyWrapping>((options, keys) => options.XmlEncryptor = new RootKeyXmlEncryptor(keys));
    }
}
