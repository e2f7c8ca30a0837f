using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace IdentityHub.Accounts.Upstream;

/// <summary>Registers signing in through other providers.</summary>
internal static class UpstreamComposition
{
    private const int LargestAnswer = 256 * 1024;

    /// <summary>Reads <c>Hub:Upstream</c>. Without a provider OpenIddict's client isn't in the pipeline at all: it would look at every request.</summary>
    public static IServiceCollection AddUpstream(this IServiceCollection services, IConfiguration configuration)
    {
        var providers = UpstreamProviders.Read(configuration);
        services.AddSingleton(providers).AddScoped<UpstreamLinks>().AddScoped<UpstreamSignIn>().AddScoped<UpstreamTickets>();
        if (providers.All.Count == 0)
            return services;

        services.AddSingleton<IConfigureOptions<OpenIddictClientOptions>, UpstreamRegistrations>();
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowAuthorizationCodeFlow();
            client.AddEventHandler<ProcessRequestContext>(step => step.UseSingletonHandler<UpstreamFixedAddress>().SetOrder(UpstreamFixedAddress.Order));
            client.UseWebProviders();
            // A minimal API's filters take a status of 400 for a parameter that wasn't there, and don't run the endpoint that makes a page of the error.
            client.RemoveEventHandler(OpenIddictClientAspNetCoreHandlers.AttachHttpResponseCode<ApplyRedirectionResponseContext>.Descriptor);
            client.RemoveEventHandler(OpenIddictClientAspNetCoreHandlers.AttachHttpResponseCode<ProcessErrorContext>.Descriptor);
            client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnableErrorPassthrough().DisableAutomaticAuthenticationSchemeForwarding();
            // Providers are the operator's choice, so their addresses may be inner ones; they may be slow or broken all the same.
            client.UseSystemNetHttp()
                .ConfigureHttpClient(http => (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(15), LargestAnswer))
                .ConfigureHttpClientHandler(handler => handler.AllowAutoRedirect = false);
        });
        services.AddOptions<OpenIddictClientAspNetCoreOptions>().Configure<SignOnOptions>((host, signOn) =>
        {
            host.DisableTransportSecurityRequirement = !signOn.Https;
            host.CookieBuilder.Name = SessionCookie.Name(signOn.Issuer, "upstream");
            host.CookieBuilder.Path = "/";
            host.CookieBuilder.SameSite = SameSiteMode.Lax;
            host.CookieBuilder.SecurePolicy = signOn.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }
}
