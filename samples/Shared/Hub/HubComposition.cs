using IdentityHub.Client;

namespace IdentityHub.Samples.Hub;

/// <summary>Registers the calls to the hub.</summary>
internal static class HubComposition
{
    /// <summary>Adds the client with the site's own credentials (client credentials), and the gateway.</summary>
    public static IServiceCollection AddHub(this IServiceCollection services, SiteSettings site) => services
        .AddHttpContextAccessor()
        .AddIdentityHubClient(site.Grpc, options =>
        {
            options.Issuer = site.Authority;
            options.ClientId = site.ClientId;
            options.ClientSecret = site.ClientSecret;
            options.Scopes.Add("party.read");
            options.Scopes.Add("consent.read");
            options.Scopes.Add("records.write");
            options.Deadline = TimeSpan.FromSeconds(5);
        })
        .AddSingleton<HubGateway>();
}
