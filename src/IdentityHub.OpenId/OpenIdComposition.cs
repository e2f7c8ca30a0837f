using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId;

/// <summary>Registers the OAuth 2.0 / OpenID Connect server.</summary>
public static class OpenIdComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddOpenId(this IServiceCollection services) => services;
}
