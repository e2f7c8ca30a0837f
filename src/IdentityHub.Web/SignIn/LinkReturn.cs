using IdentityHub.Accounts.Tickets;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Security;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.SignIn;

/// <summary>Where a person who went to their inbox wanted to go; kept sealed in their browser, so that the mail's link stays short.</summary>
internal sealed class LinkReturn(SealedTickets tickets, BrowserMark browser, SignOnOptions options)
{
    private const int LongestAddress = 2_400;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    private string CookieName => SessionCookie.Name(options.Issuer, "link");

    public void Keep(HttpContext http, string returnUrl)
    {
        if (returnUrl.Length > LongestAddress)
            return;
        http.Response.Cookies.Append(CookieName, tickets.Seal(TicketKind.ReturnAddress, returnUrl, Lifetime, browser.Give(http)), Cookie(Lifetime));
    }

    public string Read(HttpContext http) =>
        LocalAddress.OrElse(tickets.Open<string>(TicketKind.ReturnAddress, http.Request.Cookies[CookieName], browser.Read(http))?.Content, "/account");

    private CookieOptions Cookie(TimeSpan age) => new() { HttpOnly = true, Secure = options.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age };
}
