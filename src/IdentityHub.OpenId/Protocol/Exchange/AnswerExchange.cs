using System.Security.Claims;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Protocol.Tokens;
using Microsoft.AspNetCore;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>
/// The new token (RFC 8693 §2.2, §4.1): the same person and session, of the same family as the subject's token, so that whatever ends that ends this.
/// Every exchange is audited; one without an actor as what it is.
/// </summary>
internal sealed class AnswerExchange(IClaimSource claims, IUnitOfWork unit) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const int Order = AnswerTokenRequest.Order - 500;

    /// <summary>The ids of the tokens that this one came from; denying one of them denies this one.</summary>
    public const string From = "hub_from";

    private static readonly string[] Kept = [Claims.Subject, "sid", Claims.AuthenticationTime, Claims.AuthenticationMethodReference, Claims.AuthenticationContextReference, From];

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!context.Request.IsTokenExchangeGrantType())
            return;
        var decision = (ExchangeDecision)context.Transaction.Properties[nameof(ExchangeDecision)]!;
        var (subject, clientId) = (context.SubjectTokenPrincipal!, context.Request.ClientId!);
        if (!GrantPrincipal.IsPerson(subject, out var account) || await claims.FindAsync(account, false, context.CancellationToken) is not { Active: true })
        {
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
            return;
        }

        var identity = new ClaimsIdentity("IdentityHub", Claims.Name, Claims.Role);
        identity.AddClaims(subject.Claims.Where(claim => Kept.Contains(claim.Type)).Select(claim => new Claim(claim.Type, claim.Value, claim.ValueType)));
        if (subject.GetClaim(Claims.JwtId) is { } id)
            identity.AddClaim(new Claim(From, id));
        if (decision.Act is { } act)
            identity.AddClaim(new Claim(Actors.Act, act.ToJsonString(), JsonClaimValueTypes.Json));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(decision.Scopes);
        principal.SetResources(decision.Audiences);
        principal.SetPresenters(clientId);
        principal.SetAuthorizationId(subject.GetAuthorizationId());
        principal.SetDestinations(static _ => [Destinations.AccessToken]);
        var remote = context.Transaction.GetHttpRequest()?.HttpContext.Connection.RemoteIpAddress?.ToString();
        await unit.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry(decision.Act is null ? "token.impersonate" : "token.exchange", Actor.Client(clientId), account.ToString(),
                $"for {string.Join(' ', decision.Audiences)}; scope {string.Join(' ', decision.Scopes)}; act {decision.Act?.ToJsonString() ?? "none"}", remote));
            return Task.FromResult(true);
        }, context.CancellationToken);
        context.SignIn(principal);
    }
}
