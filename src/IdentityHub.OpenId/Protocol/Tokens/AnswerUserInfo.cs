using System.Text.Json.Nodes;
using IdentityHub.OpenId.People;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>UserInfo (Core §5.3): what the token's scopes let out, read from the account now.</summary>
internal sealed class AnswerUserInfo(IClaimSource claims) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
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
        if (!GrantPrincipal.IsPerson(token, out var account)
            || await claims.FindAsync(account, token.HasScope(HubScopes.GlobalPartyId), context.CancellationToken) is not { Active: true } person)
        {
            context.Reject(Errors.InvalidToken, "It is no longer valid.");
            return;
        }

        context.Subject = account.ToString();
        if (token.HasScope(Scopes.Profile))
        {
            Add(context, "name", person.Name);
            context.GivenName = person.GivenName;
            context.FamilyName = person.FamilyName;
            Add(context, "locale", person.Locale);
            if (person.UpdatedAt is { } updated)
                context.Claims["updated_at"] = updated.ToUnixTimeSeconds();
        }
        if (token.HasScope(Scopes.Email) && person.Email is { } email)
            (context.Email, context.EmailVerified) = (email, person.EmailVerified);
        if (token.HasScope(Scopes.Phone) && person.PhoneNumber is { } phone)
            (context.PhoneNumber, context.PhoneNumberVerified) = (phone, person.PhoneNumberVerified);
        if (token.HasScope(Scopes.Address) && person.Address is { } address)
            context.Address = new JsonObject { ["formatted"] = address };
        if (person.Party is { } party)
            Add(context, HubScopes.GlobalPartyId, party.ToString());
    }

    private static void Add(HandleUserInfoRequestContext context, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            context.Claims[name] = value;
    }
}
