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
/// A code that comes again, or a refresh token after its overlap window, was stolen from somebody: its whole family ends, access tokens
/// included (RFC 6749 §4.1.2, RFC 9700 §4.14.2), and the audit trail says so. OpenIddict then refuses the token itself.
/// </summary>
internal sealed class EndFamilyOnReuse(IOpenIddictTokenManager tokens, IGrantStore grants, IUnitOfWork unit, TimeProvider time)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 100;

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.TokenId is not { } id || context.AuthorizationId is not { } family
            || context.Principal?.GetTokenType() is not (TokenTypeIdentifiers.Private.AuthorizationCode or TokenTypeIdentifiers.RefreshToken)
            || await tokens.FindByIdAsync(id, context.CancellationToken) is not { } token
            || !await tokens.HasStatusAsync(token, Statuses.Redeemed, context.CancellationToken))
            return;
        if (context.Principal.HasTokenType(TokenTypeIdentifiers.RefreshToken)
            && await tokens.GetRedemptionDateAsync(token, context.CancellationToken) is { } redeemed
            && time.GetUtcNow() < redeemed + context.Options.RefreshTokenReuseLeeway)
            return;
        await unit.ExecuteAsync(async (work, cancellation) =>
        {
            await grants.RevokeAsync(family, cancellation);
            work.Audit(new AuditEntry("grant.reuse", Actor.Hub("openid"), family, context.Principal.GetTokenType()));
            return true;
        }, context.CancellationToken);
    }
}
