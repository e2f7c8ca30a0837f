using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Keys;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Seals what a stored token says: AES-256-GCM under a key of its own, derived from the hub's key for grants (wrapped by the root key, so that a
/// dump alone doesn't open it) and the token's name, which it is thereby bound to.
/// </summary>
internal sealed class TokenSeal(SigningKeyRing keys, NoticeBoard notices)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyIdLength = 8;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("IdentityHub stored token");

    public byte[] Seal(TokenId id, ClaimsPrincipal principal)
    {
        var plain = PrincipalFormat.Write(principal);
        var output = new byte[KeyIdLength + NonceLength + plain.Length + TagLength];
        var key = (SymmetricSecurityKey)keys.Current.Grants.Key;
        Convert.FromHexString(key.KeyId, output.AsSpan(0, KeyIdLength), out _, out _);
        var nonce = output.AsSpan(KeyIdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Derive(key, id), TagLength);
        cipher.Encrypt(nonce, plain, output.AsSpan(KeyIdLength + NonceLength, plain.Length), output.AsSpan(output.Length - TagLength));
        return output;
    }

    /// <summary>Null when the key is gone (revoked) or the payload was altered.</summary>
    public ClaimsPrincipal? Open(StoredToken token)
    {
        ReadOnlySpan<byte> payload = token.Payload;
        if (payload.Length < KeyIdLength + NonceLength + TagLength || Find(Convert.ToHexStringLower(payload[..KeyIdLength])) is not { } key)
            return null;
        var plain = new byte[payload.Length - KeyIdLength - NonceLength - TagLength];
        using var cipher = new AesGcm(Derive(key, token.Id), TagLength);
        try
        {
            cipher.Decrypt(payload.Slice(KeyIdLength, NonceLength), payload.Slice(KeyIdLength + NonceLength, plain.Length), payload[^TagLength..], plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return PrincipalFormat.Read(plain);
    }

    private SymmetricSecurityKey? Find(string keyId)
    {
        if (notices.IsKeyRevoked(keyId))
            return null;
        foreach (var credentials in keys.Current.Signing)
        {
            if (credentials.Key is SymmetricSecurityKey key && key.KeyId == keyId)
                return key;
        }
        return null;
    }

    private static byte[] Derive(SymmetricSecurityKey key, TokenId id) => HMACSHA256.HashData(key.Key, (byte[])[.. Purpose, .. id.Hash.Span]);
}
