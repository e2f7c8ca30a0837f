using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Browsers;

/// <summary>The content security policy of pages; inline scripts need the request's nonce.</summary>
public static class ContentPolicy
{
    /// <summary>The nonce of this request, for a page's inline scripts (the import map of Blazor).</summary>
    public static string Nonce(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(ContentPolicy), out var kept))
            return (string)kept!;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[typeof(ContentPolicy)] = nonce;
        return nonce;
    }

    // No form-action: Chromium applies it to the redirect that follows a form, and signing in ends in a redirect to the relying party.
    internal static string Header(HttpContext http) =>
        $"default-src 'self'; script-src 'self' 'nonce-{Nonce(http)}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
}
