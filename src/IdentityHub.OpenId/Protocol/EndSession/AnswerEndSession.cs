using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.EndSession;

/// <summary>
/// RP-Initiated Logout 1.0: a request that proves itself by an ID token of the person who is signed in ends the session at once; any other is
/// put to the person first, for a stranger's page may have sent them (§6). Only a proven one is sent back.
/// </summary>
internal sealed class AnswerEndSession(SessionDirectory sessions, FlowTickets tickets, TimeProvider time) : IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    public const int Order = 10_000;

    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        var parameters = HttpMethods.IsPost(http.Request.Method)
            ? (await http.Request.ReadFormAsync(context.CancellationToken)).AsEnumerable()
            : http.Request.Query;
        var address = new ReturnAddress(ReturnAddress.Logout, parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));
        var ticket = tickets.Open(address[FlowTickets.Parameter], address.RequestHash);
        if ((await http.AuthenticateAsync(HubPrincipal.SessionScheme)).Principal is { } signedIn)
            http.User = signedIn;

        var hinted = context.IdentityTokenHintPrincipal?.GetClaim(Claims.Subject);
        var person = http.User.AccountId()?.ToString();
        if (person is not null && hinted != person && ticket?.Answer != FlowAnswer.SignedOut || hinted is null && ticket?.Answer != FlowAnswer.SignedOut)
        {
            var asked = new FlowTicket(time.UtcNow(), address.RequestHash, FlowAnswer.None, null) { SignIn = new SignInTicket(context.Request.ClientId ?? "", null, [], false) };
            http.Response.Redirect($"/sign-out?returnUrl={Uri.EscapeDataString(address.With(tickets.Seal(asked)))}");
            context.HandleRequest();
            return;
        }

        await sessions.SignOutAsync(http, context.CancellationToken);
        if (hinted is not null && !string.IsNullOrEmpty(context.Request.PostLogoutRedirectUri))
        {
            context.SignOut();
            return;
        }
        http.Response.Redirect("/signed-out");
        context.HandleRequest();
    }
}
