using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Uses up a code or a pushed request by one conditional update (RFC 6749 §4.1.2, RFC 9126 §7.3): of fifty that come at once, one wins. The
/// others of a code are a replay, which ends the family. Stands in for OpenIddict's <c>RedeemTokenEntry</c>; refresh tokens see <see cref="RotateRefreshToken"/>.
/// </summary>
internal sealed class RedeemOnce(IGrantStore grants, TimeProvider time) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int Order = OpenIddictServerHandlers.RedeemTokenEntry.Descriptor.Order;

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        var seen = context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        var used = context.EndpointType switch
        {
            OpenIddictServerEndpointType.Authorization => seen?.RequestTokenPrincipal,
            OpenIddictServerEndpointType.Token when context.Request.IsAuthorizationCodeGrantType() => seen?.AuthorizationCodePrincipal,
            _ => null,
        };
        if (used?.GetTokenId() is not { } id || await grants.RedeemAsync(id, default, time.UtcNow(), context.CancellationToken))
            return;
        if (context.EndpointType == OpenIddictServerEndpointType.Token && used.GetAuthorizationId() is { } family)
            await grants.RevokeAsync(family, context.CancellationToken);
        context.Reject(context.EndpointType == OpenIddictServerEndpointType.Token ? Errors.InvalidGrant : Errors.InvalidRequest, "It was used before.");
    }
}
