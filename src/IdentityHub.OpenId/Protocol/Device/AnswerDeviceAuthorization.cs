using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Devices;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Device;

/// <summary>
/// Hands a device its two codes (RFC 8628 §3.2), after OpenIddict has authenticated its client. Stands in for OpenIddict's own, whose codes are
/// tokens: they can't count polls.
/// </summary>
internal sealed class AnswerDeviceAuthorization(IDeviceStore devices, DeviceCodes codes, IUnitOfWork unit, SignOnOptions options, TimeProvider time)
    : IOpenIddictServerHandler<HandleDeviceAuthorizationRequestContext>
{
    public const int Order = 10_000;

    /// <summary>How long the codes live.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The interval that a device begins with.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int Tries = 5;

    public async ValueTask HandleAsync(HandleDeviceAuthorizationRequestContext context)
    {
        var now = time.UtcNow();
        var deviceCode = DeviceCodes.NewDeviceCode();
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var userCode = DeviceCodes.NewUserCode();
            var request = new DeviceRequest(DeviceCodes.HashDeviceCode(deviceCode), codes.HashUserCode(userCode), context.Request.ClientId!,
                [.. context.Request.GetScopes()], now, now + Lifetime, Interval, null, DeviceRequestState.Pending, null);
            if (!await unit.ExecuteAsync((_, token) => devices.TryAddAsync(request, token), context.CancellationToken))
                continue;
            var page = options.At("device");
            var response = context.Transaction.GetHttpRequest()!.HttpContext.Response;
            response.Headers.CacheControl = "no-store";
            await response.WriteAsJsonAsync(new Dictionary<string, object>
            {
                [Parameters.DeviceCode] = deviceCode,
                [Parameters.UserCode] = userCode,
                [Parameters.VerificationUri] = page.AbsoluteUri,
                [Parameters.VerificationUriComplete] = $"{page.AbsoluteUri}?user_code={userCode}",
                [Parameters.ExpiresIn] = (long)Lifetime.TotalSeconds,
                ["interval"] = (long)Interval.TotalSeconds,
            }, context.CancellationToken);
            context.HandleRequest();
            return;
        }
        context.Reject(Errors.TemporarilyUnavailable, "No code is free; try again.");
    }
}
