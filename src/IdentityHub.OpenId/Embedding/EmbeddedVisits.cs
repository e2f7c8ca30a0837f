using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Prompts;

namespace IdentityHub.OpenId.Embedding;

/// <summary>Tells pages whether the request that they interrupt is an embedded one.</summary>
public sealed class EmbeddedVisits(ClientRegistry clients, FlowTickets tickets)
{
    /// <summary>The client's registered origins that may frame its sign-in; empty for a request that isn't embedded.</summary>
    public async Task<IReadOnlyList<string>> OriginsAsync(string? returnUrl, CancellationToken cancellation)
    {
        if (ReturnAddress.Read(returnUrl) is not { Path: ReturnAddress.Authorize } address
            || tickets.Open(address[FlowTickets.Parameter], address.RequestHash) is not { EmbedOrigin: { } origin } ticket
            || (ticket.SignIn?.ClientId ?? ticket.Consent?.ClientId) is not { } clientId
            || await clients.FindAsync(clientId, cancellation) is not { Definition.EmbedOrigins: var all } || !all.Contains(origin, StringComparer.Ordinal))
            return [];
        return all;
    }
}
