using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>A client's public key (RFC 7517): elliptic curve on P-256, P-384 or P-521, or RSA of 2048 bits and more.</summary>
internal sealed class PublicJwk
{
    private static readonly string[] Secret = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
    private readonly ECParameters? elliptic;
    private readonly RSAParameters? rsa;
    private readonly string? curve;
    private readonly string canonical;

    private PublicJwk(string canonical, string? curve, ECParameters? elliptic, RSAParameters? rsa) =>
        (this.canonical, this.curve, this.elliptic, this.rsa) = (canonical, curve, elliptic, rsa);

    public string? KeyId { get; private init; }

    /// <summary>The one algorithm that it says it is for, or null (RFC 7517 §4.4).</summary>
    public string? Algorithm { get; private init; }

    /// <summary>Its SHA-256 thumbprint in base64url (RFC 7638).</summary>
    public string Thumbprint => field ??= Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    /// <summary>Null when it is none, isn't for signatures, or holds anything private.</summary>
    public static PublicJwk? Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || Secret.Any(member => key.TryGetProperty(member, out _)))
            return null;
        if (key.TryGetProperty("use", out _) && CompactJws.Text(key, "use") != "sig")
            return null;
        return CompactJws.Text(key, "kty") switch
        {
            "EC" => Elliptic(key),
            "RSA" => Rsa(key),
            _ => null,
        };
    }

    /// <summary>True when this key made the signature by the algorithm (RFC 7518 §3.1).</summary>
    public bool Verify(string algorithm, byte[] signed, byte[] signature)
    {
        if (Algorithm is { } only && only != algorithm)
            return false;
        try
        {
            return algorithm switch
            {
                "ES256" => VerifyElliptic("P-256", HashAlgorithmName.SHA256, signed, signature),
                "ES384" => VerifyElliptic("P-384", HashAlgorithmName.SHA384, signed, signature),
                "ES512" => VerifyElliptic("P-521", HashAlgorithmName.SHA512, signed, signature),
                "PS256" => VerifyRsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pss, signed, signature),
                "RS256" => VerifyRsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, signed, signature),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            // A point that isn't on its curve, a modulus that is no number.
            return false;
        }
    }

    private bool VerifyElliptic(string name, HashAlgorithmName hash, byte[] signed, byte[] signature)
    {
        if (elliptic is not { } parameters || curve != name)
            return false;
        using var key = ECDsa.Create(parameters);
        return key.VerifyData(signed, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private bool VerifyRsa(HashAlgorithmName hash, RSASignaturePadding padding, byte[] signed, byte[] signature)
    {
        if (rsa is not { } parameters)
            return false;
        using var key = RSA.Create(parameters);
        return key.VerifyData(signed, signature, hash, padding);
    }

    private static PublicJwk? Elliptic(JsonElement key)
    {
        var (curve, length) = CompactJws.Text(key, "crv") switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => (default, 0),
        };
        if (length == 0 || CompactJws.Text(key, "x") is not { } x || CompactJws.Text(key, "y") is not { } y
            || CompactJws.Bytes(x) is not { } first || CompactJws.Bytes(y) is not { } second || first.Length != length || second.Length != length)
            return null;
        var name = CompactJws.Text(key, "crv");
        return new PublicJwk($$"""{"crv":"{{name}}","kty":"EC","x":"{{x}}","y":"{{y}}"}""", name,
            new ECParameters { Curve = curve, Q = new ECPoint { X = first, Y = second } }, null)
        {
            KeyId = CompactJws.Text(key, "kid"),
            Algorithm = CompactJws.Text(key, "alg"),
        };
    }

    private static PublicJwk? Rsa(JsonElement key)
    {
        if (CompactJws.Text(key, "n") is not { } n || CompactJws.Text(key, "e") is not { } e
            || CompactJws.Bytes(n) is not { Length: >= 256 and <= 1024 } modulus || CompactJws.Bytes(e) is not { Length: > 0 and <= 8 } exponent)
            return null;
        return new PublicJwk($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""", null, null, new RSAParameters { Modulus = modulus, Exponent = exponent })
        {
            KeyId = CompactJws.Text(key, "kid"),
            Algorithm = CompactJws.Text(key, "alg"),
        };
    }
}
