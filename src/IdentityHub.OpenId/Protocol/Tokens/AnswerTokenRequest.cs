using System.Globalization;
using System.Security.Claims;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using IdentityHub.Kernel.Ids;
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
        if (granted is null || !GrantPrincipal.IsPerson(granted, out var account) || IsTooOld(granted))
        {
            Refuse(context);
            return;
        }

        // The row that was read a moment ago says whether its account is open; the party takes a look at master data.
        var withParty = granted.HasScope(HubScopes.GlobalPartyId);
        GlobalPartyId? party = null;
        if (withParty || ReadHandle.Found(context.Transaction.Properties, granted.GetTokenId()) is not { AccountIsOpen: true })
        {
            if (await claims.FindAsync(account, withParty, context.CancellationToken) is not { Active: true } person)
            {
                Refuse(context);
                return;
            }
            party = person.Party;
        }

        var principal = granted.Clone();
        principal.RemoveClaims(HubScopes.GlobalPartyId);
        if (party is { } known)
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(HubScopes.GlobalPartyId, known.ToString()));
        principal.SetDestinations(GrantPrincipal.DestinationsOf);
        context.SignIn(principal);
    }

    private static void Refuse(HandleTokenRequestContext context) => context.Reject(Errors.InvalidGrant, "It is no longer valid.");

    private bool IsTooOld(ClaimsPrincipal granted) =>
        long.TryParse(granted.GetClaim(GrantPrincipal.FamilySince), CultureInfo.InvariantCulture, out var since)
        && time.UtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) > GrantTimes.FamilyAge;
}
