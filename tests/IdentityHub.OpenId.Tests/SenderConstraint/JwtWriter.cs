using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>A key that signs any JWT, right or wrong.</summary>
public sealed class JwtWriter : IDisposable
{
    private readonly ECDsa? elliptic;
    private readonly RSA? rsa;

    public JwtWriter(string algorithm = "ES256", string? keyId = null)
    {
        (Algorithm, KeyId) = (algorithm, keyId);
        if (algorithm.StartsWith("ES", StringComparison.Ordinal))
            elliptic = ECDsa.Create(algorithm == "ES384" ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP256);
        else
            rsa = RSA.Create(2048);
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    /// <summary>RFC 7638.</summary>
    public string Thumbprint
    {
        get
        {
            var key = PublicKey();
            string[] members = elliptic is null ? ["e", "kty", "n"] : ["crv", "kty", "x", "y"];
            var canonical = "{" + string.Join(',', members.Select(member => $"\"{member}\":\"{key[member]}\"")) + "}";
            return WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        }
    }

    public JsonObject PublicKey(bool withPrivate = false)
    {
        var key = new JsonObject();
        if (elliptic is not null)
        {
            var parameters = elliptic.ExportParameters(withPrivate);
            (key["kty"], key["crv"]) = ("EC", Algorithm == "ES384" ? "P-384" : "P-256");
            (key["x"], key["y"]) = (WebEncoders.Base64UrlEncode(parameters.Q.X!), WebEncoders.Base64UrlEncode(parameters.Q.Y!));
            if (withPrivate)
                key["d"] = WebEncoders.Base64UrlEncode(parameters.D!);
        }
        else
        {
            var parameters = rsa!.ExportParameters(false);
            (key["kty"], key["n"], key["e"]) = ("RSA", WebEncoders.Base64UrlEncode(parameters.Modulus!), WebEncoders.Base64UrlEncode(parameters.Exponent!));
        }
        if (KeyId is not null)
            key["kid"] = KeyId;
        return key;
    }

    public string KeySet() => new JsonObject { ["keys"] = new JsonArray(PublicKey()) }.ToJsonString();

    public string Sign(JsonObject header, JsonObject payload)
    {
        var text = $"{Encode(header.ToJsonString())}.{Encode(payload.ToJsonString())}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var algorithm = (string?)header["alg"];
        var signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(PublicKey().ToJsonString()), bytes),
            _ when elliptic is not null => elliptic.SignData(bytes, algorithm == "ES384" ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256),
            "RS256" => rsa!.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => rsa!.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        };
        return $"{text}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    public static string Encode(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));

    public void Dispose()
    {
        elliptic?.Dispose();
        rsa?.Dispose();
    }
}
