using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Clients;

/// <summary>
/// Client secrets: 256 random bits, kept as SHA-256, compared in constant time. A slow hash protects what people choose; a random secret of
/// this length needs none, and a slow one would be most of the cost of a token request. A chosen secret (demo, tests) is not protected by this.
/// </summary>
public static class ClientSecrets
{
    private const string Prefix = "sha256:";

    /// <summary>A new secret, 43 characters of base64url.</summary>
    public static string Create() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>The form in which it is kept.</summary>
    public static string Hash(string secret) => Prefix + Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>True when the secret has this hash.</summary>
    public static bool Matches(string secret, string? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
