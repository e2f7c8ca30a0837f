using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId;

/// <summary>Registers the OAuth 2.0 / OpenID Connect server.</summary>
public static class OpenIdComposition
{
    /// <summary>Adds the server, token validation for the API and the session scheme. Reads <c>Hub:Issuer</c>, <c>Hub:Outbound</c> and <c>Hub:Sessions</c>.</summary>
    public static IServiceCollection AddOpenId(this IServiceCollection services, IConfiguration configuration) => services;
}
