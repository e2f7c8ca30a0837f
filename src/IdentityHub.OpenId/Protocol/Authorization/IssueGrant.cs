using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>Last step: a code bound to the session, which opens a family of its own (<see cref="OpenFamily"/>) and makes the client take part in the session.</summary>
internal sealed class IssueGrant(ClientDirectory clients, SignOnOptions options, TimeProvider time) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = RequireConsent.Order + 1_000;

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var visit = AuthorizationVisit.Of(context.Transaction);
        var session = visit.Session!;
        var principal = GrantPrincipal.ForPerson(session, visit.Level.AnswerFor(session.Level) ?? session.Level, context.Request.GetScopes(), time.UtcNow(), options.Issuer);
        if (visit.Claims != ClaimsRequest.None && await clients.FindAsync(context.Request.ClientId!, context.CancellationToken) is { } client)
            GrantedClaims.Keep(principal, visit.Claims, [.. GrantedClaims.ImpliedScopes(visit.Claims, client.Definition.Scopes)]);
        context.SignIn(principal);
    }
}
