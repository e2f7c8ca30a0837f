namespace IdentityHub.OpenId.Clients;

/// <summary>How the client proves who it is, how its tokens are bound, and what they are like.</summary>
public sealed partial record ClientDefinition
{
    /// <summary>How it authenticates at the token, pushed-request, introspection and revocation endpoints; by default a secret, for public clients nothing.</summary>
    public TokenEndpointAuthMethod TokenEndpointAuthMethod
    {
        get => field != default ? field : Kind == ClientKind.Public ? TokenEndpointAuthMethod.None : TokenEndpointAuthMethod.Secret;
        init;
    }

    /// <summary>Its public keys as a JSON Web Key Set (RFC 7517), for <see cref="TokenEndpointAuthMethod.PrivateKeyJwt"/>; or null.</summary>
    public string? Jwks { get; init; }

    /// <summary>Where its public keys are fetched; or null. Never beside <see cref="Jwks"/> (RFC 7591 §2).</summary>
    public Uri? JwksUri { get; init; }

    /// <summary>Algorithms that its client assertions may be signed with.</summary>
    public IReadOnlyList<SigningAlgorithm> AssertionAlgorithms { get; init; } = [SigningAlgorithm.ES256, SigningAlgorithm.PS256];

    /// <summary>The subject of its certificate as an RFC 4514 string, for <see cref="TokenEndpointAuthMethod.TlsClientAuth"/> (RFC 8705 §2.1.2).</summary>
    public string? CertificateSubjectDn { get; init; }

    /// <summary>SHA-256 thumbprints of its certificates, base64url (<c>x5t#S256</c>), for <see cref="TokenEndpointAuthMethod.SelfSignedTlsClientAuth"/>.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; init; } = [];

    /// <summary>True: its tokens are bound to the certificate of the connection, and it gets none without (RFC 8705 §3).</summary>
    public bool RequireCertificateBinding { get; init; }

    /// <summary>True: its tokens are bound to a DPoP key, and it gets none without a proof (RFC 9449 §5.2).</summary>
    public bool RequireDpop { get; init; }

    /// <summary>PKCE with S256 required; a confidential OpenID client may be set free of it.</summary>
    public bool RequirePkce { get; init; } = true;

    /// <summary>True: authorization requests come by PAR only (RFC 9126 §6).</summary>
    public bool RequirePushedAuthorization { get; init; }

    /// <summary>Resources that it may ask tokens for by <c>resource</c> (RFC 8707 §2): absolute URIs. The hub's API needs none, its scopes say so.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Audiences that it serves as a resource server: it may introspect tokens for them.</summary>
    public IReadOnlyList<string> ServesAudiences { get; init; } = [];

    /// <summary>What its access tokens look like.</summary>
    public AccessTokenFormat AccessTokenFormat { get; init; } = AccessTokenFormat.Jwt;

    /// <summary>What its access tokens are signed with.</summary>
    public SigningAlgorithm AccessTokenAlgorithm { get; init; } = SigningAlgorithm.ES256;

    /// <summary>What its ID tokens (and logout tokens) are signed with; every client verifies RS256, FAPI forbids it.</summary>
    public SigningAlgorithm IdTokenAlgorithm { get; init; } = SigningAlgorithm.RS256;

    /// <summary>How long its codes and tokens live; null members: the server's own.</summary>
    public TokenLifetimes Lifetimes { get; init; } = new();
}
