using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Export;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.MasterData;

/// <summary>Registers source records, parties, crosswalk, survivorship and resolution.</summary>
public static class MasterDataComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddMasterData(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions();
        // Constructors that take the matcher are internal, as it is.
        return services
            .AddSingleton<ModelInUse>()
            .AddSingleton<IRecordMatcher>(s => new EngineMatcher(s.GetRequiredService<ModelInUse>().Model))
            .AddSingleton<IntakeQueue>()
            .AddSingleton<SourceSystemCache>()
            .AddSingleton<DirectoryCache>()
            .AddSingleton<PartyLookup>()
            .AddScoped<SourceSystems>()
            .AddScoped<AuthorityMatrix>()
            .AddJobHandler<ProfileRenewalJob>()
            .AddScoped<PartyDirectory>()
            .AddScoped<PartyRelationships>()
            .AddScoped<BulkImport>()
            .AddScoped<ImportMappings>()
            .AddScoped<QualityMeasure>()
            .AddScoped<CrowdedValues>()
            .AddJobHandler<CrowdedValuesJob>()
            .AddJobHandler<RematchJob>()
            .AddScoped(s => new Rematching(
                Store(s), s.GetRequiredService<ISurvivorshipStore>(), Work(s), s.GetRequiredService<SourceSystems>(), Matcher(s), s.GetRequiredService<SettlementWriter>(), Time(s)))
            .AddRecurringJob<QualityJob>(TimeSpan.FromDays(1))
            .AddJobHandler<QualityNowJob>()
            .AddSingleton<DeskGauges>()
            .AddRecurringJob<DeskGaugesJob>(TimeSpan.FromMinutes(1))
            .AddScoped<SnapshotDeletion>()
            .AddSingleton<MasterDataExport>()
            .AddScoped(s => new InitialLoad(s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<SourceSystems>(), Matcher(s), Time(s)))
            .AddScoped(s => new SettlementWriter(Store(s), s.GetServices<IMembershipWatch>))
            .AddScoped(s => new RecordIntake(Store(s), Work(s), s.GetRequiredService<SourceSystems>(), Matcher(s), s.GetRequiredService<SettlementWriter>(), Time(s)))
            .AddScoped(s => new ProjectionRebuild(s.GetRequiredService<IRebuildStore>(), Work(s), s.GetRequiredService<SourceSystems>(), Matcher(s), s.GetRequiredService<SettlementWriter>()))
            .AddScoped(s => new PartyResolver(
                Store(s), s.GetRequiredService<IDirectoryStore>(), s.GetRequiredService<SourceSystems>(), s.GetRequiredService<PartyDirectory>(), Matcher(s), Time(s)))
            .AddScoped(s => new LinkPreviews(Store(s), s.GetRequiredService<SourceSystems>(), Matcher(s), Time(s)))
            .AddScoped<ReviewCases>()
            .AddScoped(s => new PinCommands(
                Store(s), Work(s), s.GetRequiredService<SourceSystems>(), Matcher(s), s.GetRequiredService<SettlementWriter>(), s.GetRequiredService<PartyDirectory>(), Time(s)))
            .AddScoped(s => new StewardPins(s.GetRequiredService<PinCommands>(), s.GetRequiredService<IDirectoryStore>(), s.GetRequiredService<SourceSystems>()))
            .AddScoped(s => new PartyEditor(s.GetRequiredService<PinCommands>(), s.GetRequiredService<IDirectoryStore>()))
            .AddScoped(s => new PartyHistory(s.GetRequiredService<IHistoryStore>(), s.GetRequiredService<SourceSystems>()))
            .AddScoped<ReviewAnswers>()
            .AddScoped(s => new ReviewDesk(s.GetRequiredService<IReviewStore>(), Work(s), s.GetRequiredService<ReviewAnswers>(), Time(s)))
            .AddScoped(s => new ReviewQueue(s.GetRequiredService<IReviewStore>(), s.GetRequiredService<ReviewCases>(), s.GetRequiredService<ReviewDesk>(), Work(s), Time(s)))
            .AddScoped(s => new CrosswalkLinker(Store(s), Work(s), s.GetRequiredService<SourceSystems>(), Matcher(s), s.GetRequiredService<SettlementWriter>(), Time(s)))
            .AddScoped(s => new PartyMerger(
                Store(s), Work(s), s.GetRequiredService<SourceSystems>(), Matcher(s), s.GetRequiredService<SettlementWriter>(), s.GetRequiredService<PartyDirectory>(), Time(s)));
    }

    private static IMasterDataStore Store(IServiceProvider services) => services.GetRequiredService<IMasterDataStore>();

    private static IUnitOfWork Work(IServiceProvider services) => services.GetRequiredService<IUnitOfWork>();

    private static IRecordMatcher Matcher(IServiceProvider services) => services.GetRequiredService<IRecordMatcher>();

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
