using System.Security.Claims;
using System.Text.Json.Nodes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>A person's access token names the one client that may act with it, where the client that it was issued to has one (RFC 8693 §4.4).</summary>
internal sealed class NameWhoMayAct(ClientDirectory clients) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const int Order = AnswerTokenRequest.Order + 2_000;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Principal is not { } principal || context.Request.IsTokenExchangeGrantType() || !GrantPrincipal.IsPerson(principal, out _))
            return;
        principal.RemoveClaims(Actors.MayAct);
        if ((await clients.FindAsync(context.Request.ClientId!, context.CancellationToken))?.Definition.MayAct is { } actor)
        {
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Actors.MayAct, new JsonObject { [Claims.Subject] = actor }.ToJsonString(), JsonClaimValueTypes.Json)
                .SetDestinations(Destinations.AccessToken));
        }
    }
}
