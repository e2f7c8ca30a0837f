using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Embedding;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>Asks the person before somebody else's application learns something about them (Core §3.1.2.4).</summary>
internal sealed class RequireConsent(ClientDirectory clients, IGrantStore grants, FlowTickets tickets, TimeProvider time)
    : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = RequireSignIn.Order + 1_000;

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var visit = AuthorizationVisit.Of(context.Transaction);
        if (visit.Answered(FlowAnswer.Denied))
        {
            context.Reject(Errors.AccessDenied, "The person refused.");
            return;
        }

        var clientId = context.Request.ClientId!;
        var client = await clients.FindAsync(clientId, context.CancellationToken);
        // A claim that is asked for by its name needs the same yes as the scope that it belongs to.
        string[] scopes = [.. context.Request.GetScopes().Union(GrantedClaims.ImpliedScopes(visit.Claims, client?.Definition.Scopes ?? []))];
        var asked = context.Request.HasPromptValue(PromptValues.Consent);
        if (visit.Answered(FlowAnswer.Consented) || client?.Definition.Consent == ClientConsent.Implicit && !asked)
            return;
        if (!asked && scopes.All((await grants.ConsentedAsync(visit.Account!.Value, clientId, context.CancellationToken)).Contains))
            return;
        if (context.Request.HasPromptValue(PromptValues.None))
        {
            context.Reject(Errors.ConsentRequired, "The person must be asked.");
            return;
        }

        // The framing page could lay itself over the question (RFC 9700 §4.16): it is asked in a window of its own.
        if (EmbeddedRequest.OriginOf(context.Transaction) is not null && EmbeddedRequest.IsFramed(visit.Http))
        {
            context.Reject(Errors.InteractionRequired, "The person must be asked in a window of its own.");
            return;
        }

        var ticket = (visit.Ticket ?? new FlowTicket(time.UtcNow(), visit.Address.RequestHash, FlowAnswer.None, null)) with
        {
            EmbedOrigin = EmbeddedRequest.OriginOf(context.Transaction),
            Consent = new ConsentTicket(clientId, [.. scopes]),
        };
        visit.Http.Response.Redirect($"/consent?returnUrl={Uri.EscapeDataString(visit.Address.With(tickets.Seal(ticket)))}");
        context.HandleRequest();
    }
}
