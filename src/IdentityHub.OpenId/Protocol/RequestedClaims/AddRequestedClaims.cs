using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Protocol.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>Puts into the ID token what the <c>claims</c> parameter asked for there (Core §5.5), as the account says it now.</summary>
internal sealed class AddRequestedClaims(IClaimSource claims) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const int Order = AnswerTokenRequest.Order + 1_000;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Principal is not { } principal || GrantedClaims.Of(principal, GrantedClaims.IdToken) is not { Count: > 0 } names
            || !GrantPrincipal.IsPerson(principal, out var account)
            || await claims.FindAsync(account, names.Contains(HubScopes.GlobalPartyId), context.CancellationToken) is not { } person)
            return;
        var identity = (ClaimsIdentity)principal.Identity!;
        foreach (var (name, value) in PersonClaims.Of(person).Where(claim => names.Contains(claim.Name) && !principal.HasClaim(claim.Name)))
            identity.AddClaim(Claim(name, value).SetDestinations(Destinations.IdentityToken));
    }

    private static Claim Claim(string name, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => new Claim(name, value.GetValue<string>()),
        JsonValueKind.True or JsonValueKind.False => new Claim(name, value.ToJsonString(), ClaimValueTypes.Boolean),
        JsonValueKind.Number => new Claim(name, value.ToJsonString(), ClaimValueTypes.Integer64),
        _ => new Claim(name, value.ToJsonString(), JsonClaimValueTypes.Json),
    };
}
