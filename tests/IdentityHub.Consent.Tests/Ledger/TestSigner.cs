using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Consent.Ledger;

namespace IdentityHub.Consent.Tests.Ledger;

/// <summary>A hub's key for tests of what is signed.</summary>
internal sealed class TestSigner(string keyId = "k1") : ILedgerSigner, IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Issuer => "https://hub.example/";

    public string? Sign(string type, ReadOnlySpan<byte> payload)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["alg"] = "ES256", ["kid"] = keyId, ["typ"] = type });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public string PublicKeys()
    {
        var point = key.ExportParameters(false).Q;
        return JsonSerializer.Serialize(new { keys = new[] { new { kty = "EC", crv = "P-256", kid = keyId, x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } } });
    }

    public void Dispose() => key.Dispose();
}
