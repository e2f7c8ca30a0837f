using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Guests;

/// <summary>
/// A guest's own token: sealed, nothing of it is kept. Whoever shows it is the visitor, whose id alone proves nothing. Renewed by itself before its end; used up by
/// the claim of an account.
/// </summary>
public sealed class GuestTokens(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a visitor may stay away.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private const int MaximumLength = 2_000;
    private readonly IDataProtector protector = protection.CreateProtector("IdentityHub.OpenId.Guests");

    /// <summary>A token of the visitor for the storefront.</summary>
    public string Create(VisitorId visitor, string clientId) => WebEncoders.Base64UrlEncode(protector.Protect(
        Encoding.UTF8.GetBytes($"{visitor}\n{(time.UtcNow() + Lifetime).ToUnixTimeSeconds()}\n{clientId}")));

    /// <summary>Reads a token; null when it was altered, is too old or another client's.</summary>
    public GuestToken? Read(string? text, string clientId)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaximumLength)
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(text))).Split('\n');
            if (parts.Length != 3 || parts[2] != clientId || !TypeId.TryParse<VisitorId>(parts[0], out var visitor))
                return null;
            var end = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            return end > time.UtcNow() ? new GuestToken(visitor, clientId, end) : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
