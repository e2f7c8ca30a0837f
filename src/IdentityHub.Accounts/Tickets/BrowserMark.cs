using System.Security.Cryptography;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.Tickets;

/// <summary>A random number by which one browser is told from every other: what was begun here is finished here. It names nobody.</summary>
public sealed class BrowserMark(SignOnOptions options)
{
    private const int Length = 32;

    private string CookieName => SessionCookie.Name(options.Issuer, "browser");

    /// <summary>The browser's number, or null when it has none yet.</summary>
    public string? Read(HttpContext http) =>
        http.Items[typeof(BrowserMark)] as string ?? (http.Request.Cookies[CookieName] is { Length: Length } kept && kept.All(char.IsAsciiHexDigitLower) ? kept : null);

    /// <summary>The browser's number; one is given to a browser that has none.</summary>
    public string Give(HttpContext http)
    {
        if (Read(http) is { } kept)
            return kept;
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));
        http.Items[typeof(BrowserMark)] = mark;
        http.Response.Cookies.Append(CookieName, mark, new CookieOptions
        {
            HttpOnly = true, Secure = options.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(1),
        });
        return mark;
    }
}
