using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>The SHA-256 of a token's text, by which memory knows it without keeping it.</summary>
internal readonly record struct TokenFingerprint(UInt128 High, UInt128 Low)
{
    /// <summary>Of a token.</summary>
    public static TokenFingerprint Of(string token)
    {
        const int enough = 2048;
        var most = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> text = most <= enough ? stackalloc byte[enough] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], hash);
        return new TokenFingerprint(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}
