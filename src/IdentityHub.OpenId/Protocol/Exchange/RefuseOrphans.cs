using System.Security.Claims;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>A token that was exchanged from one that is denied by now is denied too, however many exchanges lie between. Comes after <see cref="RefuseDeniedTokens"/>, which catches up with the board.</summary>
internal sealed class RefuseOrphans(NoticeBoard notices)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = RefuseDeniedTokens.ServerOrder + 10;
    public static readonly int ValidationOrder = RefuseDeniedTokens.ValidationOrder + 10;

    public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (IsOrphan(context.Principal))
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "It is no longer valid.");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (IsOrphan(context.Principal))
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "It is no longer valid.");
        return ValueTask.CompletedTask;
    }

    private bool IsOrphan(ClaimsPrincipal? token) => token is not null && token.GetClaims(AnswerExchange.From).Any(parent => notices.IsDenied(parent, null));
}
