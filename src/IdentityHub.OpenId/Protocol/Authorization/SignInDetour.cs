using IdentityHub.OpenId.Embedding;
using IdentityHub.OpenId.Prompts;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>Sends the browser to a page where the person signs in, registers or steps up, and back to this very request afterwards.</summary>
internal sealed class SignInDetour(FlowTickets tickets, TimeProvider time)
{
    /// <summary>Redirects and ends the handling of the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">Path of the page.</param>
    /// <param name="mayContinue">True: who is signed in may go on as they are.</param>
    public void Take(HandleAuthorizationRequestContext context, string page, bool mayContinue)
    {
        var request = context.Request;
        var visit = AuthorizationVisit.Of(context.Transaction);
        var ticket = (visit.Ticket ?? new FlowTicket(time.GetUtcNow(), visit.Address.RequestHash, FlowAnswer.None, null)) with
        {
            EmbedOrigin = EmbeddedRequest.OriginOf(context.Transaction),
            SignIn = new SignInTicket(request.ClientId!, request.LoginHint is { Length: <= 254 } hint ? hint : null,
                [.. (request.UiLocales ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(locale => locale.Length <= 35).Take(8)], mayContinue)
            {
                Level = visit.Level.Wanted,
                LevelIsEssential = visit.Level.Essential,
                Anew = request.HasPromptValue(OpenIddictConstants.PromptValues.Login),
                MaxAge = request.MaxAge,
            },
        };
        visit.Http.Response.Redirect($"{page}?returnUrl={Uri.EscapeDataString(visit.Address.With(tickets.Seal(ticket)))}");
        context.HandleRequest();
    }
}
