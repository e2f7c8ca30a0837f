using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Protocol.Subjects;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>UserInfo (Core §5.3): what the token's scopes and singly granted claims let out, read from the account now.</summary>
internal sealed class AnswerUserInfo(IClaimSource claims, SignOnOptions options) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public const int Order = 10_000;

    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var token = context.AccessTokenPrincipal;
        if (!token.HasScope(Scopes.OpenId))
        {
            context.Reject(Errors.InsufficientScope, "The token lacks the scope openid.");
            return;
        }
        // An API that was sent a token meant for it alone learns nothing of the person here (RFC 9700 §2.3, RFC 8707 §2).
        if (!token.GetAudiences().Contains(options.Issuer.AbsoluteUri))
        {
            context.Reject(Errors.InvalidToken, "The token is meant for another resource.");
            return;
        }
        var single = GrantedClaims.Of(token, GrantedClaims.UserInfo);
        var withParty = token.HasScope(HubScopes.GlobalPartyId) || single.Contains(HubScopes.GlobalPartyId);
        if (!GrantPrincipal.IsPerson(token, out var account)
            || await claims.FindAsync(account, withParty, context.CancellationToken) is not { Active: true } person)
        {
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
            return;
        }

        context.Subject = RecogniseSubject.ShownOf(token);
        foreach (var (name, value) in PersonClaims.Of(person))
        {
            if (token.HasScope(PersonClaims.ScopeOf(name)!) || single.Contains(name))
                context.Claims[name] = new OpenIddictParameter(value);
        }
    }
}
