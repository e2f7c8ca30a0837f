using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace IdentityHub.Server.Listening;

/// <summary>
/// Takes the client's certificate from the header in which a trusted proxy, where TLS ends, says it: RFC 9440 (<c>:base64:</c>) or PEM, percent-encoded
/// as nginx does. From anybody else the header is taken off. A connection of a trusted proxy never counts with the proxy's own certificate.
/// </summary>
internal sealed class ForwardedCertificate(string header, IReadOnlyList<System.Net.IPNetwork> proxies)
{
    private const int Longest = 16 * 1024;

    public async Task ReadAsync(HttpContext http, RequestDelegate next)
    {
        var values = http.Request.Headers[header];
        http.Request.Headers.Remove(header);
        if (!IsProxy(http.Connection.RemoteIpAddress))
        {
            await next(http);
            return;
        }
        using var certificate = values.Count == 1 && values[0] is { Length: > 0 and < Longest } text ? Parse(text) : null;
        http.Features.Set<ITlsConnectionFeature>(new Shown(certificate));
        await next(http);
    }

    /// <summary>Null when the text is no certificate.</summary>
    public static X509Certificate2? Parse(string text)
    {
        try
        {
            return text is [':', .. var encoded, ':']
                ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(encoded))
                : X509Certificate2.CreateFromPem(Uri.UnescapeDataString(text));
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private bool IsProxy(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address is not null && proxies.Any(network => network.Contains(address));
    }

    /// <summary>Of this request alone: a proxy's connection serves many clients.</summary>
    private sealed class Shown(X509Certificate2? certificate) : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; } = certificate;

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}
