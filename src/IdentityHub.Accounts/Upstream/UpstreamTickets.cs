using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.Upstream;

/// <summary>What is known between a provider's answer and an account, and the permission to connect one; both are bound to the browser.</summary>
public sealed class UpstreamTickets(SealedTickets tickets, BrowserMark browser, SignOnOptions options, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private string CookieName => SessionCookie.Name(options.Issuer, "upstream-visit");

    /// <summary>Keeps the visitor until they have made or connected an account.</summary>
    public void Keep(HttpContext http, UpstreamIdentity identity, string returnUrl) => http.Response.Cookies.Append(CookieName,
        tickets.Seal(TicketKind.UpstreamIdentity, new UpstreamVisit(identity, returnUrl, time.UtcNow()), Lifetime, browser.Give(http)), Cookie(Lifetime));

    /// <summary>The visitor, or null.</summary>
    public Ticket<UpstreamVisit>? Read(HttpContext http) => tickets.Open<UpstreamVisit>(TicketKind.UpstreamIdentity, http.Request.Cookies[CookieName], browser.Read(http));

    /// <summary>Uses the visit up, in the current unit of work; of two tries, one is told true.</summary>
    public Task<bool> UseAsync(Ticket<UpstreamVisit> visit, CancellationToken cancellation) => tickets.UseAsync(visit, cancellation);

    /// <summary>Forgets the visitor.</summary>
    public void Forget(HttpContext http) => http.Response.Cookies.Delete(CookieName, Cookie(null));

    /// <summary>A permission for this browser's signed-in person to connect a provider: what other sites can't guess.</summary>
    public string Permit(HttpContext http, SessionId session) => tickets.Seal(TicketKind.UpstreamConnection, session.ToString(), Lifetime, browser.Give(http));

    /// <summary>True for a permission of this browser and session.</summary>
    public bool IsPermitted(HttpContext http, SessionId session, string? permit) =>
        tickets.Open<string>(TicketKind.UpstreamConnection, permit, browser.Read(http))?.Content == session.ToString();

    private CookieOptions Cookie(TimeSpan? age) => new() { HttpOnly = true, Secure = options.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age };
}
