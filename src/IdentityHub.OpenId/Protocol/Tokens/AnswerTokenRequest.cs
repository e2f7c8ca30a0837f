using System.Globalization;
using System.Security.Claims;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.People;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>The token endpoint, after OpenIddict validated client, grant and PKCE: whom the tokens are for, as of now.</summary>
internal sealed class AnswerTokenRequest(IClaimSource claims, TimeProvider time) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const int Order = 10_000;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType())
        {
            context.SignIn(GrantPrincipal.ForClient(context.Request.ClientId!, context.Request.GetScopes()));
            return;
        }

        if (context.Request.IsTokenExchangeGrantType() || context.Request.GrantType == ClientGrants.Guest)
            return;

        var granted = context.AuthorizationCodePrincipal ?? context.RefreshTokenPrincipal ?? context.DeviceCodePrincipal;
        if (granted is null || !GrantPrincipal.IsPerson(granted, out var account) || IsTooOld(granted)
            || await claims.FindAsync(account, granted.HasScope(HubScopes.GlobalPartyId), context.CancellationToken) is not { Active: true } person)
        {
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
            return;
        }

        var principal = granted.Clone();
        principal.RemoveClaims(HubScopes.GlobalPartyId);
        if (person.Party is { } party)
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(HubScopes.GlobalPartyId, party.ToString()));
        principal.SetDestinations(GrantPrincipal.DestinationsOf);
        context.SignIn(principal);
    }

    private bool IsTooOld(ClaimsPrincipal granted) =>
        long.TryParse(granted.GetClaim(GrantPrincipal.FamilySince), CultureInfo.InvariantCulture, out var since)
        && time.UtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) > GrantTimes.FamilyAge;
}
