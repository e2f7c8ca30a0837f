using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Seals the successor of a refresh token under a key that only the presented token yields, so that the database alone never has it: AES-256-GCM,
/// key and nonce by HKDF-SHA-256 from the token (each token seals once).
/// </summary>
internal static class SuccessorSeal
{
    private const int TagLength = 16;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("IdentityHub refresh successor");

    public static byte[] Seal(string presented, string successor)
    {
        var plain = Encoding.ASCII.GetBytes(successor);
        var output = new byte[plain.Length + TagLength];
        var (key, nonce) = Derive(presented);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, plain, output.AsSpan(0, plain.Length), output.AsSpan(plain.Length));
        return output;
    }

    public static string Open(string presented, byte[] sealedSuccessor)
    {
        var (key, nonce) = Derive(presented);
        var plain = new byte[sealedSuccessor.Length - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(nonce, sealedSuccessor.AsSpan(0, plain.Length), sealedSuccessor.AsSpan(plain.Length), plain);
        return Encoding.ASCII.GetString(plain);
    }

    private static (byte[] Key, byte[] Nonce) Derive(string presented)
    {
        var bytes = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(presented), 44, info: Purpose);
        return (bytes[..32], bytes[32..]);
    }
}
