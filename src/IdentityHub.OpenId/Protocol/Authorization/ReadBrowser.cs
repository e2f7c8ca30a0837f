using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>First step of an authorization request: who is signed in in this browser, and what was answered on pages since.</summary>
internal sealed class ReadBrowser(ISessionStore sessions, FlowTickets tickets) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = 1_000;

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        var address = await ReturnAddress.OfAsync(http.Request, ReturnAddress.Authorize, context.CancellationToken);
        var ticket = tickets.Open(address[FlowTickets.Parameter], address.RequestHash);

        var signedIn = await http.AuthenticateAsync(HubPrincipal.SessionScheme);
        // The check of the cookie read it a moment ago.
        var session = signedIn.Principal?.SessionId() is not { } id ? null
            : http.Items[typeof(SessionRecord)] is SessionRecord read && read.Id == id ? read : await sessions.FindAsync(id, context.CancellationToken);
        var claims = ClaimsRequest.Read((string?)context.Request[OpenIddictConstants.Parameters.Claims]) ?? ClaimsRequest.None;
        new AuthorizationVisit(http, address, ticket, session, claims, RequestedLevel.Of(context.Request.AcrValues, claims)).KeepIn(context.Transaction);
    }
}
