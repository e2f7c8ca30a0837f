using System.Security.Cryptography;
using System.Text;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>
/// Remembers in the browser, encrypted, that an account signed in there (OWASP's device cookies): its tries are counted apart from strangers'.
/// It proves nothing else and signs nobody in.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, SignOnOptions options)
{
    private readonly IDataProtector protector = protection.CreateProtector("IdentityHub.Accounts.KnownDevice");

    private string CookieName => SessionCookie.Name(options.Issuer, "device");

    /// <summary>The browser's own id when the account with this address signed in there before; else null.</summary>
    public string? Recognise(HttpContext http, string normalizedEmail)
    {
        if (http.Request.Cookies[CookieName] is not { Length: > 0 and < 2000 } cookie)
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(cookie))).Split('\n');
            return parts.Length == 2 && parts[1] == normalizedEmail ? parts[0] : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Remembers the account in this browser for half a year.</summary>
    public void Remember(HttpContext http, string normalizedEmail)
    {
        var id = Recognise(http, normalizedEmail) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(CookieName, WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes($"{id}\n{normalizedEmail}"))), new CookieOptions
        {
            HttpOnly = true,
            Secure = options.Https,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = TimeSpan.FromDays(180),
        });
    }
}
