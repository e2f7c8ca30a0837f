using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Metadata;

/// <summary>The steps by which the hub says where it is and what it can.</summary>
internal static class MetadataSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ProcessRequestContext>(step => step.UseSingletonHandler<FixedAddress>().SetOrder(FixedAddress.Order));
        server.AddEventHandler<HandleConfigurationRequestContext>(step => step.UseSingletonHandler<DescribeClientAuthentication>().SetOrder(DescribeClientAuthentication.Order));
        server.AddEventHandler<HandleConfigurationRequestContext>(step => step.UseSingletonHandler<DescribeOurPart>().SetOrder(DescribeOurPart.Order));
    }
}
