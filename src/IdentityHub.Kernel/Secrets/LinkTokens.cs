using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Kernel.Secrets;

/// <summary>
/// Seals short texts into the token of a link: authenticated, unreadable, and of one purpose only, so that a link to unsubscribe confirms nothing. Nothing is kept for it.
/// </summary>
public static class LinkTokens
{
    private const int LongestToken = 2048;
    private const char Separator = '\n';

    /// <summary>The token: base64url, safe within a path. Texts must be without line ends.</summary>
    public static string SealLink(this IKeyWrapping keys, string purpose, params ReadOnlySpan<string?> texts) =>
        Base64Url.EncodeToString(keys.Wrap(purpose, Encoding.UTF8.GetBytes(string.Join(Separator, texts))));

    /// <summary>The texts of a token of that purpose; null when it isn't ours, was altered, or holds another number of texts.</summary>
    public static string[]? OpenLink(this IKeyWrapping keys, string purpose, string? token, int texts)
    {
        if (string.IsNullOrEmpty(token) || token.Length > LongestToken || !Base64Url.IsValid(token))
            return null;
        try
        {
            var found = Encoding.UTF8.GetString(keys.Unwrap(purpose, Base64Url.DecodeFromChars(token))).Split(Separator);
            return found.Length == texts ? found : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
