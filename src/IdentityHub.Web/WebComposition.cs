using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web;

/// <summary>Registers the pages people see.</summary>
public static class WebComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddHubWeb(this IServiceCollection services) => services;
}
