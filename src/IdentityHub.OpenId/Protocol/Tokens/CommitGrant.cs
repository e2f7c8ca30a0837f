using System.Security.Claims;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Last step before the answer: uses up what was presented and keeps what was made, in one write. Of fifty that present the same code at once one
/// wins; the others are a replay, which ends the family (RFC 6749 §4.1.2). Who presents the same refresh token at once, or again within the
/// overlap window, is answered the same successor, so that two tabs don't sign a person out; later it is reuse, see <see cref="CheckTokenState"/>
/// (RFC 9700 §4.14.2). Stands in for OpenIddict's <c>RedeemTokenEntry</c>.
/// </summary>
internal sealed class CommitGrant(ITokenStore tokens, StolenGrants stolen, TimeProvider time) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int Order = OpenIddictServerHandlers.GenerateIdentityToken.Descriptor.Order + 500;

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        var draft = GrantDraft.Of(context.Transaction);
        var used = TokenId.TryParse(Presented(context)?.GetTokenId(), out var id) ? id : default(TokenId?);
        var isRefresh = context.EndpointType == OpenIddictServerEndpointType.Token && context.Request.IsRefreshTokenGrantType();
        // A refresh that gives no refresh token leaves the presented one as it is.
        if (isRefresh && context.RefreshToken is null)
            used = null;
        if (used is null && draft.IsEmpty)
            return;

        var write = new TokenWrite { At = time.UtcNow(), Family = draft.Family, Tokens = draft.Tokens };
        if (used is { } presented)
            write = write with { Use = new TokenUse(presented, isRefresh ? SuccessorSeal.Seal(context.Request.RefreshToken!, context.RefreshToken!) : null) };
        if (await tokens.WriteAsync(write, context.CancellationToken))
            return;

        if (isRefresh)
            await AnswerSuccessorAsync(context, used!.Value, draft);
        else if (used is { } again && await tokens.FindAsync(again, context.CancellationToken) is { State: not TokenState.Valid } known)
            await RefuseAsync(context, known);
        else
            context.Reject(context.EndpointType == OpenIddictServerEndpointType.Token ? Errors.InvalidGrant : Errors.LoginRequired, "The session has ended.");
    }

    private static ClaimsPrincipal? Presented(ProcessSignInContext context)
    {
        var seen = context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!);
        return context.EndpointType switch
        {
            OpenIddictServerEndpointType.Authorization => seen?.RequestTokenPrincipal,
            OpenIddictServerEndpointType.Token when context.Request.IsAuthorizationCodeGrantType() => seen?.AuthorizationCodePrincipal,
            OpenIddictServerEndpointType.Token when context.Request.IsRefreshTokenGrantType() => seen?.RefreshTokenPrincipal,
            _ => null,
        };
    }

    private async Task AnswerSuccessorAsync(ProcessSignInContext context, TokenId id, GrantDraft draft)
    {
        var window = context.Options.RefreshTokenReuseLeeway ?? TimeSpan.Zero;
        if (await tokens.FindAsync(id, context.CancellationToken) is { State: TokenState.Redeemed, FamilyLives: true, Successor: { } kept } token
            && token.UsedAt + window > time.GetUtcNow())
        {
            context.RefreshToken = SuccessorSeal.Open(context.Request.RefreshToken!, kept);
            // The access token that goes with this answer is kept, where it is one by reference.
            if (draft.Tokens.Where(made => made.Kind == TokenKind.Access).ToList() is { Count: > 0 } made)
                await tokens.WriteAsync(new TokenWrite { At = time.UtcNow(), Tokens = made }, context.CancellationToken);
        }
        else
        {
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
        }
    }

    private async Task RefuseAsync(ProcessSignInContext context, StoredToken token)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Token)
            await stolen.EndFamilyAsync(token, context.CancellationToken);
        context.Reject(context.EndpointType == OpenIddictServerEndpointType.Token ? Errors.InvalidGrant : Errors.InvalidRequest, "It was used before.");
    }
}
