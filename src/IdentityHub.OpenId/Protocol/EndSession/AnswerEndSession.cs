using System.Security.Claims;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.SignOut;
using IdentityHub.OpenId.Subjects;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.EndSession;

/// <summary>
/// RP-Initiated Logout 1.0: a request that proves itself by an ID token of the person who is signed in, at a client of this very session, ends it at once; any other is
/// put to the person first, for a stranger's page may have sent them (§6). Only a proven one is sent back.
/// </summary>
internal sealed class AnswerEndSession(SessionDirectory sessions, ISessionStore taking, FlowTickets tickets, SignOutPrompt prompt, FrontChannel front, KnownSubject subjects, TimeProvider time) : IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    public const int Order = 10_000;

    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        var address = await ReturnAddress.OfAsync(http.Request, ReturnAddress.Logout, context.CancellationToken);
        var ticket = tickets.Open(address[FlowTickets.Parameter], address.RequestHash);
        if ((await http.AuthenticateAsync(HubPrincipal.SessionScheme)).Principal is { } signedIn)
            http.User = signedIn;

        var hint = context.IdentityTokenHintPrincipal;
        var person = http.User.AccountId();
        var proven = hint is not null && (person is null || await subjects.IsAsync(hint, person, context.CancellationToken) && await TakesPartAsync(hint, http.User.SessionId(), context.CancellationToken));
        if (!proven && ticket?.Answer != FlowAnswer.SignedOut)
        {
            var asked = new FlowTicket(time.UtcNow(), address.RequestHash, FlowAnswer.None, null) { SignIn = new SignInTicket(context.Request.ClientId ?? "", null, [], false) };
            http.Response.Redirect($"/sign-out?returnUrl={Uri.EscapeDataString(address.With(tickets.Seal(asked)))}");
            context.HandleRequest();
            return;
        }

        var frames = ticket?.SignedOut?.Frames ?? await front.OfAsync(http.User.SessionId(), context.CancellationToken);
        await sessions.SignOutAsync(http, context.CancellationToken);
        var goesBack = hint is not null && !string.IsNullOrEmpty(context.Request.PostLogoutRedirectUri);
        if (goesBack && frames.Count == 0)
        {
            context.SignOut();
            return;
        }
        // OpenIddict has checked the address against the client's; with relying parties to tell, the page goes there after its frames.
        http.Response.Redirect(prompt.AddressOf(new SignedOutTicket(frames, goesBack ? BackWithState(context.Request) : null)));
        context.HandleRequest();
    }

    // An application that the person used in some other session may not end this one unasked (§2, "treat the logout request as suspect").
    private async Task<bool> TakesPartAsync(ClaimsPrincipal hint, SessionId? session, CancellationToken cancellation) =>
        session is { } id && (await taking.ClientsAsync(id, cancellation)).Any(hint.GetAudiences().Contains);

    private static string BackWithState(OpenIddictRequest request) =>
        request.State is { Length: > 0 } state ? QueryHelpers.AddQueryString(request.PostLogoutRedirectUri!, Parameters.State, state) : request.PostLogoutRedirectUri!;
}
