using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Client;

/// <summary>Puts the client into a host's services.</summary>
public static class IdentityHubClientRegistration
{
    /// <summary>Adds <see cref="IdentityHubClient"/>: one per process.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="address">Address of the hub's gRPC port.</param>
    /// <param name="configure">The rest of the options.</param>
    public static IServiceCollection AddIdentityHubClient(this IServiceCollection services, Uri address, Action<IdentityHubClientOptions>? configure = null)
    {
        services.TryAddSingleton(_ =>
        {
            var options = new IdentityHubClientOptions { Address = address };
            configure?.Invoke(options);
            return new IdentityHubClient(options);
        });
        return services;
    }
}
