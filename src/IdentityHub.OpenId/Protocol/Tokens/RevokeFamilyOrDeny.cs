using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Revocation (RFC 7009 §2.1): a refresh token ends its whole family; a signed access token is denied until it expires; one by reference is
/// revoked in its row. Stands in for OpenIddict's <c>RevokeToken</c>.
/// </summary>
internal sealed class RevokeFamilyOrDeny(IUnitOfWork unit, IGrantStore grants) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order;

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var principal = context.GenericTokenPrincipal;
        var isAccessToken = principal.HasTokenType(TokenTypeIdentifiers.AccessToken);
        if (!isAccessToken && !principal.HasTokenType(TokenTypeIdentifiers.RefreshToken))
        {
            context.Reject(Errors.UnsupportedTokenType, "Access and refresh tokens can be revoked.");
            return;
        }

        await unit.ExecuteAsync(async (work, cancellation) =>
        {
            if (!isAccessToken)
                await grants.RevokeAsync(Guid.Parse(principal.GetAuthorizationId()!), cancellation);
            else if (TokenId.TryParse(principal.GetTokenId(), out var id))
                await grants.RevokeTokenAsync(id, cancellation);
            else
                await grants.DenyAsync(principal.GetClaim(Claims.JwtId)!, principal.GetExpirationDate()!.Value, cancellation);
            work.Audit(new AuditEntry("token.revoke", Actor.Client(context.Request.ClientId!), principal.GetClaim(Claims.Subject), principal.GetTokenType()));
            return true;
        }, context.CancellationToken);
    }
}
