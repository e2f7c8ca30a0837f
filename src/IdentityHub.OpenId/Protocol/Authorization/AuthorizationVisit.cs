using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>What the steps of an authorization request know together: the browser, its session, what is wanted, and what was answered on pages since.</summary>
internal sealed class AuthorizationVisit(HttpContext http, ReturnAddress address, FlowTicket? ticket, SessionRecord? session, ClaimsRequest claims, RequestedLevel level)
{
    public HttpContext Http => http;

    public ReturnAddress Address => address;

    public FlowTicket? Ticket => ticket;

    public SessionRecord? Session => session;

    public AccountId? Account => session?.Account;

    /// <summary>The <c>claims</c> parameter.</summary>
    public ClaimsRequest Claims => claims;

    /// <summary>The authentication level wanted.</summary>
    public RequestedLevel Level => level;

    /// <summary>The person proved who they are after this request came first.</summary>
    public bool SignedInSince => ticket is not null && session is not null && session.AuthenticatedAt >= ticket.StartedAt;

    /// <summary>The session began after this request came first.</summary>
    public bool BegunSince => ticket is not null && session is not null && session.StartedAt >= ticket.StartedAt;

    /// <summary>The person gave this answer, in this very session.</summary>
    public bool Answered(FlowAnswer answer) => ticket is not null && session is not null && ticket.Answer == answer && ticket.Session == session.Id.ToString();

    /// <summary>The person gave this answer or one that only comes after it.</summary>
    public bool AnsweredAtLeast(FlowAnswer answer) => answer switch
    {
        FlowAnswer.Continued => Answered(FlowAnswer.Continued) || AnsweredAtLeast(FlowAnswer.WithoutStepUp),
        FlowAnswer.WithoutStepUp => Answered(FlowAnswer.WithoutStepUp) || Answered(FlowAnswer.Consented),
        _ => Answered(answer),
    };

    public static AuthorizationVisit Of(OpenIddictServerTransaction transaction) =>
        (AuthorizationVisit)transaction.Properties[nameof(AuthorizationVisit)]!;

    public void KeepIn(OpenIddictServerTransaction transaction) => transaction.Properties[nameof(AuthorizationVisit)] = this;
}
