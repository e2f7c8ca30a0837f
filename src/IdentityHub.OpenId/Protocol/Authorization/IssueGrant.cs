using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>Last step: one new family for this request, bound to the session, whose relying parties now include the client.</summary>
internal sealed class IssueGrant(IUnitOfWork unit, NewFamily families, ClientRegistry clients, SignOnOptions options, TimeProvider time)
    : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = RequireConsent.Order + 1_000;

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var visit = AuthorizationVisit.Of(context.Transaction);
        var session = visit.Session!;
        var clientId = context.Request.ClientId!;
        var now = time.UtcNow();
        var scopes = context.Request.GetScopes();
        var grant = await unit.ExecuteAsync((_, token) => families.BeginAsync(session, clientId, scopes, now, token), context.CancellationToken);
        var principal = GrantPrincipal.ForPerson(session, visit.Level.AnswerFor(session.Level) ?? session.Level, scopes, grant, now, options.Issuer);
        if (visit.Claims != ClaimsRequest.None && await clients.FindAsync(clientId, context.CancellationToken) is { } client)
            GrantedClaims.Keep(principal, visit.Claims, [.. GrantedClaims.ImpliedScopes(visit.Claims, client.Definition.Scopes)]);
        context.SignIn(principal);
    }
}
