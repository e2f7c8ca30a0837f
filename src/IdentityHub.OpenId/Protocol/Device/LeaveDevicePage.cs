using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Device;

/// <summary>OpenIddict must know the address of the page <c>/device</c>; what comes there is the hub's own affair.</summary>
internal sealed class LeaveDevicePage : IOpenIddictServerHandler<ProcessRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.InferEndpointType.Descriptor.Order + 10;

    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.EndUserVerification)
            context.SkipRequest();
        return ValueTask.CompletedTask;
    }
}
