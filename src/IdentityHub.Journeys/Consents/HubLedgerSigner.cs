using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using IdentityHub.Consent.Ledger;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Keys;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.Journeys.Consents;

/// <summary>Signs what consent publishes with the key that signs access tokens (ES256): whoever knows the hub's JWK set can verify it.</summary>
public sealed class HubLedgerSigner(SigningKeyRing ring, SignOnOptions options) : ILedgerSigner
{
    /// <inheritdoc/>
    public string Issuer => options.Issuer.AbsoluteUri;

    /// <inheritdoc/>
    public string? Sign(string type, ReadOnlySpan<byte> payload)
    {
        if (!ring.IsLoaded)
            return null;
        var credentials = ring.Current.AccessTokens;
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["alg"] = credentials.Algorithm, ["kid"] = credentials.Key.KeyId, ["typ"] = type });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var factory = credentials.Key.CryptoProviderFactory;
        var provider = factory.CreateForSigning(credentials.Key, credentials.Algorithm);
        try
        {
            return $"{signed}.{Base64Url.EncodeToString(provider.Sign(Encoding.ASCII.GetBytes(signed)))}";
        }
        finally
        {
            factory.ReleaseSignatureProvider(provider);
        }
    }

    /// <inheritdoc/>
    public string PublicKeys()
    {
        var keys = new List<Dictionary<string, string>>();
        if (ring.IsLoaded && ring.Current.AccessTokens is { Key: ECDsaSecurityKey { ECDsa: var curve } key, Algorithm: var algorithm })
        {
            var point = curve.ExportParameters(includePrivateParameters: false).Q;
            keys.Add(new Dictionary<string, string>
            {
                ["kty"] = "EC", ["use"] = "sig", ["alg"] = algorithm, ["kid"] = key.KeyId, ["crv"] = "P-256",
                ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
            });
        }
        return JsonSerializer.Serialize(new { keys });
    }
}
