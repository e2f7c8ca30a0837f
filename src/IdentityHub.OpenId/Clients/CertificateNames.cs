using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentityHub.OpenId.Clients;

/// <summary>Distinguished names of certificates, in one spelling, so that two can be compared (RFC 8705 §2.1.2, RFC 4514).</summary>
internal static class CertificateNames
{
    /// <summary>Its parts by object identifier and value, whatever spacing or string type it was written with; null when it is none.</summary>
    public static string? Canonical(string name)
    {
        try
        {
            return Canonical(new X500DistinguishedName(name));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The same of a certificate's subject.</summary>
    public static string? Canonical(X500DistinguishedName name)
    {
        var parts = new List<string>();
        try
        {
            foreach (var part in name.EnumerateRelativeDistinguishedNames(reversed: false))
                parts.Add(part.HasMultipleElements ? Convert.ToHexString(part.RawData.Span) : $"{part.GetSingleElementType().Value}={Uri.EscapeDataString(part.GetSingleElementValue() ?? "")}");
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException)
        {
            return null;
        }
        return parts.Count == 0 ? null : string.Join(',', parts);
    }
}
