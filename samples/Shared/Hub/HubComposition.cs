using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Samples.Hub;

/// <summary>Registers the calls to the hub.</summary>
internal static class HubComposition
{
    /// <summary>Adds the gateway.</summary>
    public static IServiceCollection AddHub(this IServiceCollection services, SiteSettings site)
    {
        services.AddHttpContextAccessor();
        services.AddGrpcClient<PartyService.PartyServiceClient>(options => options.Address = site.Grpc);
        services.AddGrpcClient<IdentityService.IdentityServiceClient>(options => options.Address = site.Grpc);
        services.AddGrpcClient<ConsentService.ConsentServiceClient>(options => options.Address = site.Grpc);
        return services.AddSingleton<ServiceToken>().AddSingleton<HubGateway>();
    }
}
