using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>The consent page's question and answers. The signed-in person answers for themself only.</summary>
public sealed class ConsentPrompt(ClientRegistry clients, IGrantStore grants, IUnitOfWork unit, FlowTickets tickets, TimeProvider time)
{
    private static readonly Refusal Stale = new(RefusalKind.FailedPrecondition, "CONSENT_STALE", "This question is out of date; start again where you came from.");

    /// <summary>What is asked. Refuses a return address that is no authorization request with <c>CONSENT_STALE</c>: start again at the relying party.</summary>
    public async Task<Outcome<ConsentQuestion>> DescribeAsync(HttpContext http, string? returnUrl, CancellationToken cancellation)
    {
        if (http.User.AccountId() is not { } account || Open(http, returnUrl) is not { } open
            || await clients.FindAsync(open.Ticket.ClientId, cancellation) is not { } client)
            return Stale;
        var granted = await grants.ConsentedAsync(account, client.Definition.ClientId, cancellation);
        var asked = open.Ticket.Scopes.Where(scope => scope != "openid").ToList();
        return new ConsentQuestion(client.Definition.ClientId, client.Definition.Branding ?? new ClientBranding(client.Definition.Name),
            asked, [.. asked.Where(granted.Contains)]);
    }

    /// <summary>Keeps the answer and returns the local address to redirect to.</summary>
    public async Task<Outcome<string>> ApproveAsync(HttpContext http, string? returnUrl, CancellationToken cancellation)
    {
        if (http.User.AccountId() is not { } account || Open(http, returnUrl) is not { } open)
            return Stale;
        await unit.ExecuteAsync(async (work, token) =>
        {
            await grants.ConsentAsync(account, open.Ticket.ClientId, open.Ticket.Scopes, time.UtcNow(), token);
            work.Audit(new AuditEntry("grant.consent", Actor.Account(account, open.Ticket.ClientId), open.Ticket.ClientId, string.Join(' ', open.Ticket.Scopes)));
            return true;
        }, cancellation);
        return Answer(open, http, FlowAnswer.Consented);
    }

    /// <summary>Returns the local address that tells the relying party <c>access_denied</c>.</summary>
    public Task<Outcome<string>> DenyAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) =>
        Task.FromResult(Open(http, returnUrl) is { } open ? Answer(open, http, FlowAnswer.Denied) : Stale);

    /// <summary>The authorization request that a question was about, to be put anew when the question is out of date; null when the address is none.</summary>
    public static string? Again(string? returnUrl) => ReturnAddress.Read(returnUrl) is { Path: ReturnAddress.Authorize } address ? address.WithoutTicket : null;

    private Outcome<string> Answer((ReturnAddress Address, ConsentTicket Ticket, FlowTicket Flow) open, HttpContext http, FlowAnswer answer) =>
        open.Address.With(tickets.Seal(open.Flow with { Answer = answer, Session = http.User.SessionId()?.ToString() }));

    private (ReturnAddress Address, ConsentTicket Ticket, FlowTicket Flow)? Open(HttpContext http, string? returnUrl)
    {
        if (http.User.SessionId() is null || ReturnAddress.Read(returnUrl) is not { Path: ReturnAddress.Authorize } address)
            return null;
        return tickets.Open(address[FlowTickets.Parameter], address.RequestHash) is { Consent: { } consent } flow ? (address, consent, flow) : null;
    }
}
