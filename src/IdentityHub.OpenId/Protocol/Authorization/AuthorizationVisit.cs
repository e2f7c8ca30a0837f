using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>What the steps of an authorization request know together: the browser, its session, and what was answered on pages since.</summary>
internal sealed class AuthorizationVisit(HttpContext http, ReturnAddress address, FlowTicket? ticket, SessionRecord? session)
{
    public HttpContext Http => http;

    public ReturnAddress Address => address;

    public FlowTicket? Ticket => ticket;

    public SessionRecord? Session => session;

    public AccountId? Account => session?.Account;

    /// <summary>The person proved who they are after this request came first.</summary>
    public bool SignedInSince => ticket is not null && session is not null && session.AuthenticatedAt >= ticket.StartedAt;

    /// <summary>The person gave this answer, in this very session.</summary>
    public bool Answered(FlowAnswer answer) => ticket is not null && session is not null && ticket.Answer == answer && ticket.Session == session.Id.ToString();

    public static AuthorizationVisit Of(OpenIddictServerTransaction transaction) =>
        (AuthorizationVisit)transaction.Properties[nameof(AuthorizationVisit)]!;

    public void KeepIn(OpenIddictServerTransaction transaction) => transaction.Properties[nameof(AuthorizationVisit)] = this;
}
