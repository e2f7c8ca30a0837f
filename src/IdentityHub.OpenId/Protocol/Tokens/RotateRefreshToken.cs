using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Rotates a refresh token (RFC 9700 §4.14.2). The successor is made first, then the presented token is used up by one conditional update that
/// keeps the successor, sealed, with it. Who loses, or comes again within the overlap window, is answered the same successor, so that two tabs
/// don't sign a person out; later it is reuse, see <see cref="EndFamilyOnReuse"/>.
/// </summary>
internal sealed class RotateRefreshToken(IGrantStore grants, TimeProvider time) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int Order = OpenIddictServerHandlers.GenerateRefreshToken.Descriptor.Order + 100;

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || !context.Request.IsRefreshTokenGrantType())
            return;
        var presented = context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)?.RefreshTokenPrincipal;
        if (presented?.GetTokenId() is not { } id || context.RefreshToken is not { } successor || context.Request.RefreshToken is not { } token)
            return;

        var now = time.UtcNow();
        if (await grants.RedeemAsync(id, SuccessorSeal.Seal(token, successor), now, context.CancellationToken))
            return;
        if (context.RefreshTokenPrincipal?.GetTokenId() is { } lost)
            await grants.DiscardAsync(lost, context.CancellationToken);
        var window = context.Options.RefreshTokenReuseLeeway ?? TimeSpan.Zero;
        if (await grants.SuccessorAsync(id, now - window, context.CancellationToken) is { } kept)
            context.RefreshToken = SuccessorSeal.Open(token, kept);
        else
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
    }
}
