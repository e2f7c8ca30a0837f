using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Secrets;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Keys;

/// <summary>Signs statements with the key of access tokens (ES256, RFC 7518 §3.4), which <c>/.well-known/jwks</c> publishes.</summary>
internal sealed class StatementSigner(SigningKeyRing ring) : IStatementSigner
{
    public string Sign(string type, ReadOnlySpan<byte> payload)
    {
        var key = (ECDsaSecurityKey)ring.Current.AccessTokens.Key;
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["alg"] = SecurityAlgorithms.EcdsaSha256, ["kid"] = key.KeyId, ["typ"] = type });
        var signed = $"{WebEncoders.Base64UrlEncode(header)}.{WebEncoders.Base64UrlEncode(payload)}";
        lock (key.ECDsa)
            return $"{signed}.{WebEncoders.Base64UrlEncode(key.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))}";
    }
}
