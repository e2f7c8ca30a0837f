using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Consent.Ledger;

/// <summary>A JWK set (RFC 7517 §5) and the verification of compact JWS with it (RFC 7515 §5.2): ES256 and RS256, nothing else. Works without the hub.</summary>
public sealed class PublishedKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> curves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RSA> moduli = new(StringComparer.Ordinal);

    private PublishedKeys()
    {
    }

    /// <summary>How many usable keys there are.</summary>
    public int Count => curves.Count + moduli.Count;

    /// <summary>Reads a JWK set; keys of other kinds are left out. Throws <see cref="FormatException"/> when it is none.</summary>
    public static PublishedKeys Read(string jwks)
    {
        var keys = new PublishedKeys();
        try
        {
            using var json = JsonDocument.Parse(jwks);
            foreach (var key in json.RootElement.GetProperty("keys").EnumerateArray())
                keys.Add(key);
            return keys;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException or CryptographicException or FormatException)
        {
            keys.Dispose();
            throw new FormatException("Not a JWK set.", malformed);
        }
    }

    /// <summary>The payload when the signature is good and the type is the one expected; otherwise null, and why.</summary>
    public byte[]? Verify(string jws, string type, out string? problem)
    {
        problem = null;
        var parts = jws.Split('.');
        if (parts.Length != 3)
            return Refuse("it is no compact JWS", out problem);
        try
        {
            using var header = JsonDocument.Parse(Decode(parts[0]));
            string? Text(string name) => header.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            if (!string.Equals(Text("typ"), type, StringComparison.Ordinal))
                return Refuse($"it is not of type {type}", out problem);
            if (header.RootElement.TryGetProperty("crit", out _))
                return Refuse("it demands extensions", out problem);
            var (kid, signed, signature) = (Text("kid") ?? "", Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]));
            var good = Text("alg") switch
            {
                "ES256" when curves.TryGetValue(kid, out var curve) => curve.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
                "RS256" when moduli.TryGetValue(kid, out var modulus) => modulus.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                _ => (bool?)null,
            };
            return good switch
            {
                true => Decode(parts[1]),
                false => Refuse("its signature is wrong", out problem),
                null => Refuse($"its key {(kid.Length > 64 ? "" : kid)} is none of the published ones", out problem),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or CryptographicException)
        {
            return Refuse("it is malformed", out problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var curve in curves.Values)
            curve.Dispose();
        foreach (var modulus in moduli.Values)
            modulus.Dispose();
    }

    private void Add(JsonElement key)
    {
        string? Text(string name) => key.TryGetProperty(name, out var value) ? value.GetString() : null;
        if (Text("kid") is not { } kid)
            return;
        if (Text("kty") == "EC" && Text("crv") == "P-256")
        {
            curves[kid] = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Decode(Text("x") ?? ""), Y = Decode(Text("y") ?? "") },
            });
        }
        else if (Text("kty") == "RSA")
        {
            moduli[kid] = RSA.Create(new RSAParameters { Modulus = Decode(Text("n") ?? ""), Exponent = Decode(Text("e") ?? "") });
        }
    }

    private static byte[]? Refuse(string why, out string? problem)
    {
        problem = why;
        return null;
    }

    private static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
