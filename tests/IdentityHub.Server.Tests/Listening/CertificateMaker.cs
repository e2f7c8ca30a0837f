using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentityHub.Server.Tests.Listening;

/// <summary>Makes certificates: an authority, what it vouches for, and self-signed ones.</summary>
internal static class CertificateMaker
{
    private static readonly OidCollection ClientAuthentication = [new("1.3.6.1.5.5.7.3.2")];

    public static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(10));
    }

    public static X509Certificate2 Of(X509Certificate2 authority, string name, int lastDay = 5)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(ClientAuthentication, false));
        using var signed = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-5), DateTimeOffset.UtcNow.AddDays(lastDay), RandomNumberGenerator.GetBytes(8));
        return Usable(signed.CopyWithPrivateKey(key));
    }

    public static X509Certificate2 SelfSigned(string name, int lastDay = 5)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        return Usable(request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-5), DateTimeOffset.UtcNow.AddDays(lastDay)));
    }

    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
