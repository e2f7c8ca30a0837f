using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IdentityHub.Samples.Storefront.Shop;

/// <summary>Knows the shop's guests: each has a visitor id and a token of their own from the hub, which the shop keeps encrypted in the visitor's browser.</summary>
internal sealed class GuestDesk(SiteSettings site, OrderBook orders, IDataProtectionProvider protection) : IGuestHandover
{
    private const string Cookie = "storefront-guest";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly IDataProtector protector = protection.CreateProtector("storefront-guest");

    /// <summary>The visitor's id, made at the hub when the visitor has none yet; null when the hub doesn't answer.</summary>
    public async Task<string?> WelcomeAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Read(http) is { } known)
            return known.Visitor;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Authority, "connect/token"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(site.ClientId)}:{Uri.EscapeDataString(site.ClientSecret)}")));
        request.Content = new FormUrlEncodedContent([new("grant_type", "urn:identityhub:grant-type:guest")]);
        using var response = await Http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            return null;
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        var visitor = SubjectOf(answer.RootElement.GetProperty("access_token").GetString()!);
        var kept = protector.Protect($"{visitor} {answer.RootElement.GetProperty("guest_token").GetString()}");
        http.Response.Cookies.Append(Cookie, kept, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(90) });
        return visitor;
    }

    /// <summary>The visitor's id; null for a visitor who bought nothing yet.</summary>
    public string? VisitorOf(HttpContext http) => Read(http)?.Visitor;

    /// <inheritdoc/>
    public string? TokenOf(HttpContext http) => Read(http)?.Token;

    /// <inheritdoc/>
    public void Claimed(HttpContext http, string visitor, string subject)
    {
        orders.Move(visitor, subject);
        http.Response.Cookies.Delete(Cookie);
    }

    private (string Visitor, string Token)? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split(' ');
            return (parts[0], parts[1]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The token came straight from the hub, so its signature needs no look.
    private static string SubjectOf(string token)
    {
        using var claims = JsonDocument.Parse(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(token.Split('.')[1]));
        return claims.RootElement.GetProperty("sub").GetString()!;
    }
}
