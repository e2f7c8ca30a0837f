using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>Refuses a signed access token that was revoked early (RFC 7009 §2.1), or whose client was removed, at the hub's endpoints and at its API.</summary>
internal sealed class RefuseDeniedTokens(IGrantStore grants, ClientRegistry clients)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 50;
    public static readonly int ValidationOrder = OpenIddictValidationHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 50;

    public async ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (context.Principal?.HasTokenType(TokenTypeIdentifiers.AccessToken) == true && await IsDeniedAsync(context.Principal, context.CancellationToken))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
    }

    public async ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (context.Principal is not null && await IsDeniedAsync(context.Principal, context.CancellationToken))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
    }

    private async Task<bool> IsDeniedAsync(System.Security.Claims.ClaimsPrincipal principal, CancellationToken cancellation) =>
        principal.GetClaim(Claims.JwtId) is { } id && await grants.IsDeniedAsync(id, cancellation)
        || principal.GetClaim(Claims.ClientId) is { } client && await clients.FindAsync(client, cancellation) is null;
}
