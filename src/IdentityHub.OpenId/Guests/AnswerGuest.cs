using System.Security.Claims;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Tokens;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Guests;

/// <summary>
/// The grant of a storefront's anonymous visitors (an extension grant, RFC 6749 §4.5): an access token whose subject is a visitor id, with the scope <c>guest</c> and
/// nothing else, and the guest's own token. With that token the same visitor is answered again. A guest is no account: no sign-in, no user-info, no API.
/// </summary>
internal sealed class AnswerGuest(GuestTokens tokens, ClientDirectory clients, IServiceProvider services, SignOnOptions options, TimeProvider time)
    : IOpenIddictServerHandler<HandleTokenRequestContext>, IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public const string TokenParameter = "guest_token";
    public const int Order = AnswerTokenRequest.Order - 1_000;
    public const int ResponseOrder = int.MinValue + 60_000;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var presented = (string?)context.Request[TokenParameter];
        if (context.Request.GrantType == ClientGrants.Guest)
        {
            await AnswerAsync(context, presented);
            return;
        }

        // Signing in with the guest's own token claims what the guest did. What can't be claimed keeps nobody from signing in.
        if (presented is null || !context.Request.IsAuthorizationCodeGrantType() || tokens.Read(presented, context.Request.ClientId!) is not { } guest
            || context.AuthorizationCodePrincipal is not { } granted || !GrantPrincipal.IsPerson(granted, out var account) || services.GetService<IGuestClaims>() is not { } claims)
            return;
        if (await claims.ClaimAsync(guest, account, context.CancellationToken))
            context.Transaction.Properties[nameof(IGuestClaims)] = guest.Visitor.ToString();
    }

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.Response.Error))
            return ValueTask.CompletedTask;
        if (context.Transaction.Properties.TryGetValue(TokenParameter, out var token))
            context.Response[TokenParameter] = (string?)token;
        if (context.Transaction.Properties.TryGetValue(nameof(IGuestClaims), out var visitor))
            context.Response["guest_claimed"] = (string?)visitor;
        return ValueTask.CompletedTask;
    }

    private async ValueTask AnswerAsync(HandleTokenRequestContext context, string? presented)
    {
        var clientId = context.Request.ClientId!;
        if (await clients.FindAsync(clientId, context.CancellationToken) is not { Definition.Kind: ClientKind.Confidential })
        {
            context.Reject(Errors.UnauthorizedClient, "A guest's token is kept by a server.");
            return;
        }
        var visitor = TypeId.New<VisitorId>(time);
        if (presented is not null)
        {
            if (tokens.Read(presented, clientId) is not { } known || services.GetService<IGuestClaims>() is { } claims && await claims.IsClaimedAsync(known, context.CancellationToken))
            {
                context.Reject(Errors.InvalidGrant, "It is no longer valid.");
                return;
            }
            visitor = known.Visitor;
        }

        var identity = new ClaimsIdentity("IdentityHub", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, visitor.ToString()));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(HubScopes.Guest);
        principal.SetResources(options.Issuer.AbsoluteUri);
        principal.SetDestinations(static _ => [Destinations.AccessToken]);
        context.Transaction.Properties[TokenParameter] = tokens.Create(visitor, clientId);
        context.SignIn(principal);
    }
}
