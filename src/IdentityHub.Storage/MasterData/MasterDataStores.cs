using IdentityHub.MasterData.Export;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.MasterData.Stewardship;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.MasterData;

/// <summary>Registers the stores of master data.</summary>
internal static class MasterDataStores
{
    internal static IServiceCollection AddMasterDataStores(this IServiceCollection services) => services
        .AddScoped<IMasterDataStore, MasterDataStore>()
        .AddScoped<IDirectoryStore, DirectoryStore>()
        .AddScoped<IImportStore, ImportStore>()
        .AddScoped<ILoadStore, LoadStore>()
        .AddScoped<IQualityStore, QualityStore>()
        .AddScoped<IExportStore, ExportStore>()
        .AddScoped<IRelationshipStore, RelationshipStore>()
        .AddScoped<ISurvivorshipStore, SurvivorshipStore>()
        .AddScoped<IReviewStore, ReviewStore>()
        .AddScoped<IHistoryStore, HistoryStore>()
        .AddScoped<IRebuildStore, RebuildStore>();
}
