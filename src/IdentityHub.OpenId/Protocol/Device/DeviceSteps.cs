using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Device;

/// <summary>The steps by which devices without a browser are signed in (RFC 8628).</summary>
internal static class DeviceSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<HandleDeviceAuthorizationRequestContext>(step => step.UseScopedHandler<AnswerDeviceAuthorization>().SetOrder(AnswerDeviceAuthorization.Order));
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateDeviceCode.Descriptor);
        server.AddEventHandler<ProcessAuthenticationContext>(step => step.UseScopedHandler<CheckDeviceCode>().SetOrder(CheckDeviceCode.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<RedeemDeviceCode>().SetOrder(RedeemDeviceCode.Order));
        server.AddEventHandler<ProcessRequestContext>(step => step.UseSingletonHandler<LeaveDevicePage>().SetOrder(LeaveDevicePage.Order));
    }
}
