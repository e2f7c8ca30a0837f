using System.Net;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Grpc.Listening;
using IdentityHub.Kernel.Nodes;
using IdentityHub.Server.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IdentityHub.Server.Listening;

/// <summary>Opens the ports: pages and OAuth on one, gRPC on its own, both on one more when there is a certificate.</summary>
internal static class KestrelEndpoints
{
    public static void Listen(KestrelServerOptions kestrel, HubOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 8 * 1024 * 1024;
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;

        if (options.Roles.HasFlag(NodeRoles.Web) || !options.Roles.HasFlag(NodeRoles.Grpc))
            Bind(kestrel, options.WebAddress.Host, options.WebAddress.Port, listen => listen.Protocols = HttpProtocols.Http1);
        if (options.Roles.HasFlag(NodeRoles.Grpc))
            Bind(kestrel, options.GrpcAddress.Host, options.GrpcAddress.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.ServeGrpc(exclusive: true);
            });
        if (options.CertificatePath is not null)
        {
            var certificate = Certificate(options);
            Bind(kestrel, options.WebAddress.Host, options.HttpsPort, listen => ServeBoth(listen, options, https => https.ServerCertificate = certificate));
            if (options.MtlsPort is { } port)
            {
                // A port of its own: on the pages' port every browser with a certificate would ask its person for it. Whether a certificate is good
                // is decided by the client that shows it (RFC 8705 §2); without one, OAuth answers.
                Bind(kestrel, options.WebAddress.Host, port, listen => ServeBoth(listen, options, https =>
                {
                    https.ServerCertificate = certificate;
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.AllowAnyClientCertificate();
                }));
            }
        }
    }

    private static void ServeBoth(ListenOptions listen, HubOptions options, Action<HttpsConnectionAdapterOptions> tls)
    {
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.UseHttps(tls);
        if (options.Roles.HasFlag(NodeRoles.Grpc))
            listen.ServeGrpc(exclusive: false);
    }

    private static void Bind(KestrelServerOptions kestrel, string host, int port, Action<ListenOptions> configure)
    {
        if (host == "localhost")
            kestrel.ListenLocalhost(port, configure);
        else if (IPAddress.Parse(host) is var address && address.Equals(IPAddress.Any))
            kestrel.ListenAnyIP(port, configure);
        else
            kestrel.Listen(address, port, configure);
    }

    private static X509Certificate2 Certificate(HubOptions options) =>
        options.CertificateKeyPath is { } keyPath
            ? X509Certificate2.CreateFromPemFile(options.CertificatePath!, keyPath)
            : X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath!, options.CertificatePassword);
}
