using IdentityHub.OpenId.Browsers;
using IdentityHub.OpenId.Protocol.Pushed;
using Microsoft.AspNetCore.Builder;

namespace IdentityHub.OpenId;

/// <summary>Puts the OAuth 2.0 / OpenID Connect endpoints into the pipeline.</summary>
public static class OpenIdEndpoints
{
    /// <summary>
    /// Security headers, the session cookie, the protocol's endpoints, authorization and antiforgery. Call it after static files and UseRouting,
    /// before any Map…; it calls UseAuthentication, UseAuthorization and UseAntiforgery itself.
    /// </summary>
    public static IApplicationBuilder UseHubSignOn(this IApplicationBuilder app)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.Use(CrossOrigin.ApplyAsync);
        app.Use(RequestLimits.ApplyAsync);
        app.Use(ReadableForms.DemandAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Endpoints of ours beside those that OpenIddict handles in <see cref="UseHubSignOn"/>; none yet.</summary>
    public static WebApplication MapOpenId(this WebApplication app) => app;
}
