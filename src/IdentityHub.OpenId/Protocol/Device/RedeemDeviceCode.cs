using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Devices;
using IdentityHub.OpenId.Protocol.Tokens;
using IdentityHub.OpenId.Sessions;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Device;

/// <summary>
/// Uses the device code up by one conditional update; what it gives is a family of its own (<see cref="OpenFamily"/>), in the device's session (RFC 8628 §3.5): of many polls
/// at once, on whatever node, one gets tokens. A session that was ended since gives none.
/// </summary>
internal sealed class RedeemDeviceCode(IDeviceStore devices, ISessionStore sessions, IUnitOfWork unit, SignOnOptions options, TimeProvider time)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const int Order = AnswerTokenRequest.Order - 1_000;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!context.Request.IsDeviceCodeGrantType())
            return;
        var hash = DeviceCodes.HashDeviceCode(context.Request.DeviceCode!);
        var now = time.UtcNow();
        var principal = await unit.ExecuteAsync(async (_, token) =>
        {
            if (await devices.FindAsync(hash, token) is not { Session: { } id } request || await sessions.FindAsync(id, token) is not { EndedAt: null } session
                || !await devices.MoveAsync(hash, DeviceRequestState.Approved, DeviceRequestState.Redeemed, id, token))
                return null;
            return GrantPrincipal.ForPerson(session, session.Level, request.Scopes, now, options.Issuer).SetPresenters(request.ClientId);
        }, context.CancellationToken);
        if (principal is null)
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
        else
            context.DeviceCodePrincipal = principal;
    }
}
