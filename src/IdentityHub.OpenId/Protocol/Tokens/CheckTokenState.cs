using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Refuses a stored token that was used up, revoked, or whose family has ended. A code that comes again, or a refresh token after its overlap
/// window, ends its family (<see cref="StolenGrants"/>). Stands in for OpenIddict's <c>ValidateTokenEntry</c> and <c>ValidateAuthorizationEntry</c>.
/// </summary>
internal sealed class CheckTokenState(StolenGrants stolen, TimeProvider time)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order;
    public static readonly int ValidationOrder = OpenIddictValidationHandlers.Protection.ValidateTokenEntry.Descriptor.Order;

    public async ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (ReadHandle.Found(context.Transaction.Properties, context.TokenId) is not { } token)
            return;
        switch (token.State)
        {
            case TokenState.Redeemed when token.Kind == TokenKind.Refresh && token.UsedAt + context.Options.RefreshTokenReuseLeeway > time.GetUtcNow():
            case TokenState.Valid:
                break;
            case TokenState.Redeemed:
                if (token.FamilyLives)
                    await stolen.EndFamilyAsync(token, context.CancellationToken);
                context.Reject(Errors.InvalidToken, "It was used before.");
                return;
            default:
                context.Reject(Errors.InvalidToken, "It is no longer valid.");
                return;
        }
        if (!token.FamilyLives)
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
    }

    public ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (ReadHandle.Found(context.Transaction.Properties, context.TokenId) is { } token && (token.State != TokenState.Valid || !token.FamilyLives))
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
        return ValueTask.CompletedTask;
    }
}
