using System.Security.Claims;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Devices;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Device;

/// <summary>
/// A poll of the token endpoint (RFC 8628 §3.5), after the client was authenticated: too early, not yet, no, too late, or go on. A poll that comes
/// early lengthens the interval for good; another client's poll learns nothing and changes nothing. Stands in for OpenIddict's <c>ValidateDeviceCode</c>.
/// </summary>
internal sealed class CheckDeviceCode(IDeviceStore devices, IUnitOfWork unit, TimeProvider time) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static readonly int Order = OpenIddictServerHandlers.ValidateDeviceCode.Descriptor.Order;

    /// <summary>What an early poll adds (§3.5).</summary>
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    /// <summary>A device that waits exactly the interval may be a little early on the wire.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || !context.Request!.IsDeviceCodeGrantType() || string.IsNullOrEmpty(context.DeviceCode))
            return;
        var now = time.UtcNow();
        var request = await devices.FindAsync(DeviceCodes.HashDeviceCode(context.DeviceCode), context.CancellationToken);
        if (request is null || request.ClientId != context.ClientId || request.State == DeviceRequestState.Redeemed)
        {
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
            return;
        }
        if (request.ExpiresAt <= now)
        {
            context.Reject(Errors.ExpiredToken, "The device code expired.");
            return;
        }
        if (await IsEarlyAsync(request, now, context.CancellationToken))
        {
            context.Reject(Errors.SlowDown, "Polled too often; wait five seconds longer from now on.");
            return;
        }
        switch (request.State)
        {
            case DeviceRequestState.Pending:
                context.Reject(Errors.AuthorizationPending, "The person hasn't answered yet.");
                break;
            case DeviceRequestState.Denied:
                context.Reject(Errors.AccessDenied, "The person refused.");
                break;
            default:
                context.DeviceCodePrincipal = new ClaimsPrincipal(new ClaimsIdentity("IdentityHub")).SetPresenters(request.ClientId);
                break;
        }
    }

    private async Task<bool> IsEarlyAsync(DeviceRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var early = request.LastPolledAt is { } last && now - last < request.Interval - Grace;
        var interval = early ? request.Interval + SlowDown : request.Interval;
        // Of two polls at once one is early.
        return !await unit.ExecuteAsync((_, token) => devices.PolledAsync(request.DeviceCodeHash, request.LastPolledAt, now, interval, token), cancellation) || early;
    }
}
