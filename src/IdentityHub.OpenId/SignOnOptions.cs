using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId;

/// <summary>What single sign-on reads from the configuration, once.</summary>
public sealed class SignOnOptions
{
    /// <summary>The issuer, whatever host a request came by.</summary>
    public required Uri Issuer { get; init; }

    /// <summary><c>Hub:Sessions</c>.</summary>
    public SessionOptions Sessions { get; init; } = new();

    /// <summary><c>Hub:Outbound:AllowedHosts</c>: hosts that may be called although their addresses are private.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary><c>Hub:Mtls:Authorities</c>: a PEM file of the certificate authorities that clients may authenticate with; null: none.</summary>
    public string? ClientAuthorities { get; init; }

    /// <summary><c>Hub:Mtls:Address</c>: where clients connect with a certificate, published as <c>mtls_endpoint_aliases</c> (RFC 8705 §5); null: nowhere else.</summary>
    public Uri? MtlsAddress { get; init; }

    /// <summary><c>Hub:ApiAddresses</c>: where callers reach the API, for DPoP's <c>htu</c>; empty: at the issuer's host, by its port or by the one that a call came in by.</summary>
    public IReadOnlyList<Uri> ApiAddresses { get; init; } = [];

    /// <summary><c>Hub:RequirePushedAuthorization</c>: every client's authorization requests come by PAR (RFC 9126 §5).</summary>
    public bool RequirePushedAuthorization { get; init; }

    /// <summary><c>Hub:Dpop:RequireNonce</c>: DPoP proofs at the token endpoint carry a nonce of the hub's (RFC 9449 §8); true unless set.</summary>
    public bool RequireDpopNonce { get; init; } = true;

    /// <summary>True: cookies are Secure and bound to the host.</summary>
    public bool Https => Issuer.Scheme == Uri.UriSchemeHttps;

    /// <summary>An absolute address under the issuer.</summary>
    public Uri At(string path) => new(Issuer, path.TrimStart('/'));
}
