using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>What the sender of a request showed to hold: a DPoP key (RFC 9449), the key of a client certificate (RFC 8705), both or neither.</summary>
/// <param name="KeyThumbprint">Of the DPoP key, or null.</param>
/// <param name="CertificateThumbprint">SHA-256 of the certificate, base64url, or null.</param>
internal sealed record SenderProof(string? KeyThumbprint, string? CertificateThumbprint)
{
    private const string Key = "jkt";
    private const string Certificate = "x5t#S256";

    public static readonly SenderProof None = new(null, null);

    /// <summary>Of a certificate, or null.</summary>
    public static string? ThumbprintOf(X509Certificate2? certificate) =>
        certificate is null ? null : Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>The thumbprint of the key that a token's <c>cnf</c> names (RFC 7800 §3), or null.</summary>
    public static string? KeyOf(string? confirmation) => Read(confirmation).Key;

    /// <summary>The value of <c>cnf</c> (RFC 7800 §3) that binds a token to this; null when there is nothing to bind to.</summary>
    public JsonObject? Confirmation()
    {
        if (KeyThumbprint is null && CertificateThumbprint is null)
            return null;
        var confirmation = new JsonObject();
        if (KeyThumbprint is not null)
            confirmation[Key] = KeyThumbprint;
        if (CertificateThumbprint is not null)
            confirmation[Certificate] = CertificateThumbprint;
        return confirmation;
    }

    /// <summary>True when a token with this <c>cnf</c>, null for none, may be sent by who showed this: everything it is bound to was shown.</summary>
    public bool Satisfies(string? confirmation)
    {
        if (string.IsNullOrEmpty(confirmation))
            return true;
        var (key, certificate) = Read(confirmation);
        return (key is not null || certificate is not null) && (key is null || key == KeyThumbprint) && (certificate is null || certificate == CertificateThumbprint);
    }

    /// <summary>True when this shows something of each kind that the <c>cnf</c> names, whatever key: a bound token is exchanged for a bound one only.</summary>
    public bool IsAsStrongAs(string? confirmation)
    {
        var (key, certificate) = Read(confirmation);
        return (key is null || KeyThumbprint is not null) && (certificate is null || CertificateThumbprint is not null);
    }

    private static (string? Key, string? Certificate) Read(string? confirmation)
    {
        if (string.IsNullOrEmpty(confirmation))
            return default;
        using var document = JsonDocument.Parse(confirmation);
        return (CompactJws.Text(document.RootElement, Key), CompactJws.Text(document.RootElement, Certificate));
    }
}
