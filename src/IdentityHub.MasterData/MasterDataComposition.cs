using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData;

/// <summary>Registers source records, parties, crosswalk, survivorship and resolution.</summary>
public static class MasterDataComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddMasterData(this IServiceCollection services) => services
        .AddSingleton<IntakeQueue>()
        .AddScoped<RecordIntake>()
        .AddScoped<PartyDirectory>()
        .AddScoped<CrosswalkLinker>()
        .AddScoped<PartyMerger>()
        .AddScoped<SourceSystems>()
        .AddScoped<BulkImport>();
}
