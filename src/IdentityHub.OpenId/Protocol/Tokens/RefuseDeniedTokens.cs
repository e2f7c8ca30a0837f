using System.Security.Claims;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>Refuses an access token that was revoked early (RFC 7009 §2.1), whose family has ended, whose key was revoked or whose client was removed, at the hub's endpoints and at its API.</summary>
internal sealed class RefuseDeniedTokens(NoticeBoard notices, NoticeGlance glance, ClientDirectory clients)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 50;
    public static readonly int ValidationOrder = OpenIddictValidationHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 50;

    public async ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (context.Principal?.HasTokenType(TokenTypeIdentifiers.AccessToken) == true && await IsDeniedAsync(context.Principal, context.Token, context.CancellationToken))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
    }

    public async ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (context.Principal is not null && await IsDeniedAsync(context.Principal, context.Token, context.CancellationToken))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
    }

    private async ValueTask<bool> IsDeniedAsync(ClaimsPrincipal principal, string? token, CancellationToken cancellation)
    {
        await glance.TakeAsync(cancellation);
        // This node may have verified it a moment before it heard of the key's end.
        if (notices.AnyKeyRevoked && token is not null && token.Contains('.', StringComparison.Ordinal) && notices.IsKeyRevoked(new JsonWebToken(token).Kid))
            return true;
        return notices.IsDenied(principal.GetClaim(Claims.JwtId), principal.GetAuthorizationId())
            || principal.GetClaim(Claims.ClientId) is { } client && await clients.FindAsync(client, cancellation) is null;
    }
}
