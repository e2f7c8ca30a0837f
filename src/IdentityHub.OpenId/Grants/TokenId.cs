using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Grants;

/// <summary>
/// Names a stored token: the SHA-256 of its handle, which is all that is kept of the handle. A handle has 256 random bits, so that a fast hash
/// hides it (RFC 9700 §4.14 asks that a dump of the store yields nothing usable).
/// </summary>
/// <param name="Hash">32 bytes.</param>
public readonly record struct TokenId(ReadOnlyMemory<byte> Hash)
{
    /// <summary>A new handle: 43 characters of base64url.</summary>
    public static string CreateHandle() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>The name of what a handle stands for.</summary>
    public static TokenId Of(string handle) => new(SHA256.HashData(Encoding.UTF8.GetBytes(handle)));

    /// <summary>Reads <see cref="ToString"/>'s form; false for anything else.</summary>
    public static bool TryParse(string? text, out TokenId id)
    {
        id = default;
        if (text is not { Length: 43 })
            return false;
        var bytes = new byte[32];
        if (!System.Buffers.Text.Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != 32)
            return false;
        id = new TokenId(bytes);
        return true;
    }

    /// <summary>43 characters of base64url. Not secret, and no handle.</summary>
    public override string ToString() => Base64UrlEncoder.Encode(Hash.ToArray());
}
