using IdentityHub.Kernel.Nodes;

namespace IdentityHub.Server.Configuration;

/// <summary>The section <c>Hub</c> as a node uses it, read and checked once at the start.</summary>
public sealed record HubOptions
{
    /// <summary>Where the web pages and OAuth endpoints listen when nothing is configured.</summary>
    public const string DefaultWebAddress = "http://localhost:5000";

    /// <summary>Where gRPC listens (HTTP/2 without TLS) when nothing is configured.</summary>
    public const string DefaultGrpcAddress = "http://localhost:5001";

    /// <summary><c>Hub:Issuer</c>: what every token names as its issuer, whatever host a request came by.</summary>
    public required Uri Issuer { get; init; }

    /// <summary><c>Hub:Roles</c>: what this node does.</summary>
    public required NodeRoles Roles { get; init; }

    /// <summary><c>Hub:Listen:Web</c>: loopback by default; <c>http://*:5000</c> in a container.</summary>
    public required Uri WebAddress { get; init; }

    /// <summary><c>Hub:Listen:Grpc</c>: its own port, HTTP/2 without TLS.</summary>
    public required Uri GrpcAddress { get; init; }

    /// <summary><c>Hub:Certificate:Path</c>: a PKCS #12 or PEM file; with it both are also served by TLS on <see cref="HttpsPort"/>.</summary>
    public string? CertificatePath { get; init; }

    /// <summary><c>Hub:Certificate:KeyPath</c>: the private key of a PEM certificate.</summary>
    public string? CertificateKeyPath { get; init; }

    /// <summary><c>Hub:Certificate:Password</c>.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary><c>Hub:Listen:HttpsPort</c>.</summary>
    public int HttpsPort { get; init; } = 5443;

    /// <summary><c>Hub:Listen:MtlsPort</c>: a port for clients that connect with a certificate (RFC 8705); null: none. Needs <see cref="CertificatePath"/>.</summary>
    public int? MtlsPort { get; init; }

    /// <summary><c>Hub:Mtls:ForwardedHeader</c>: in which header the trusted proxies say the client's certificate; null: they don't. Needs <see cref="TrustedProxies"/>.</summary>
    public string? ForwardedCertificateHeader { get; init; }

    /// <summary><c>Hub:TrustedProxies</c>: addresses or networks (CIDR) whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];
}
