using Microsoft.AspNetCore.Builder;

namespace IdentityHub.OpenId;

/// <summary>Puts the OAuth 2.0 / OpenID Connect endpoints into the pipeline.</summary>
public static class OpenIdEndpoints
{
    /// <summary>Security headers, the session cookie and antiforgery for every page. Call it after UseRouting and before any Map….</summary>
    public static IApplicationBuilder UseHubSignOn(this IApplicationBuilder app) => app;

    /// <summary>Endpoints of ours beside those that OpenIddict handles in <see cref="UseHubSignOn"/>.</summary>
    public static WebApplication MapOpenId(this WebApplication app) => app;
}
