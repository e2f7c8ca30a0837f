using System.CommandLine;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Cli.Running;
using IdentityHub.OpenId.Clients;

namespace IdentityHub.Cli.Clients;

/// <summary>The options of <c>identityhub clients add</c> that say how a client proves itself and what its tokens are like.</summary>
internal sealed class ClientPolicyOptions
{
    private readonly Option<string?> auth = new("--auth") { Description = "How it authenticates: client_secret (default), private_key_jwt, tls_client_auth or self_signed_tls_client_auth." };
    private readonly Option<FileInfo?> jwks = new("--jwks") { Description = "File with its public keys (JSON Web Key Set), for private_key_jwt." };
    private readonly Option<Uri?> jwksUri = new("--jwks-uri") { Description = "Where it publishes its public keys, for private_key_jwt.", CustomParser = Values.Address };
    private readonly Option<string?> subject = new("--certificate-subject") { Description = "Subject of its certificate, such as \"CN=shop,O=Harbour Lane\", for tls_client_auth." };
    private readonly Option<FileInfo[]> certificates = new("--certificate") { Description = "File (PEM or DER) of a certificate of its own, for self_signed_tls_client_auth; may be given several times.", DefaultValueFactory = _ => [] };
    private readonly Option<bool> certificateBound = new("--certificate-bound") { Description = "Its tokens are good over its certificate only (RFC 8705)." };
    private readonly Option<bool> dpop = new("--require-dpop") { Description = "Its tokens are bound to a DPoP key (RFC 9449)." };
    private readonly Option<bool> par = new("--require-par") { Description = "It pushes its authorization requests (RFC 9126)." };
    private readonly Option<bool> withoutPkce = new("--without-pkce") { Description = "PKCE isn't demanded of it (confidential clients only)." };
    private readonly Option<string[]> grants = new("--grant") { Description = "A grant beside codes and client credentials: device_code or token-exchange, in full (urn:…); may be given several times.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> audiences = new("--audience") { Description = "A resource that it may ask tokens for (RFC 8707); may be given several times.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> serves = new("--serves") { Description = "An audience that it serves, and so may introspect; may be given several times.", DefaultValueFactory = _ => [] };
    private readonly Option<bool> references = new("--reference-tokens") { Description = "Its access tokens are opaque references instead of JWTs." };
    private readonly Option<SigningAlgorithm> accessAlgorithm = new("--access-token-alg") { Description = "What its access tokens are signed with.", CustomParser = Values.OneOf<SigningAlgorithm>, DefaultValueFactory = _ => SigningAlgorithm.ES256 };
    private readonly Option<SigningAlgorithm> identityAlgorithm = new("--id-token-alg") { Description = "What its ID tokens are signed with.", CustomParser = Values.OneOf<SigningAlgorithm>, DefaultValueFactory = _ => SigningAlgorithm.RS256 };
    private readonly Option<TimeSpan?> accessLife = new("--access-token-life") { Description = "How long its access tokens live, such as 00:05:00.", CustomParser = result => Values.Duration(result) };
    private readonly Option<TimeSpan?> refreshLife = new("--refresh-token-life") { Description = "How long its refresh tokens live unused, such as 14.00:00:00.", CustomParser = result => Values.Duration(result) };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All =>
    [
        auth, jwks, jwksUri, subject, certificates, certificateBound, dpop, par, withoutPkce, grants, audiences, serves, references, accessAlgorithm, identityAlgorithm,
        accessLife, refreshLife,
    ];

    /// <summary>The definition with what was given; throws <see cref="CommandFailedException"/> when a file can't be read.</summary>
    public async Task<ClientDefinition> ApplyAsync(ClientDefinition definition, ParseResult parsed, CancellationToken cancellation) => definition with
    {
        TokenEndpointAuthMethod = Method(parsed.GetValue(auth), definition.TokenEndpointAuthMethod),
        Jwks = parsed.GetValue(jwks) is { } keys ? await ReadAsync(keys, cancellation) : null,
        JwksUri = parsed.GetValue(jwksUri),
        CertificateSubjectDn = parsed.GetValue(subject),
        CertificateThumbprints = [.. (parsed.GetValue(certificates) ?? []).Select(Thumbprint)],
        RequireCertificateBinding = parsed.GetValue(certificateBound),
        RequireDpop = parsed.GetValue(dpop),
        RequirePushedAuthorization = parsed.GetValue(par),
        RequirePkce = !parsed.GetValue(withoutPkce),
        FurtherGrantTypes = parsed.GetValue(grants) ?? [],
        Audiences = parsed.GetValue(audiences) ?? [],
        ServesAudiences = parsed.GetValue(serves) ?? [],
        AccessTokenFormat = parsed.GetValue(references) ? AccessTokenFormat.Reference : AccessTokenFormat.Jwt,
        AccessTokenAlgorithm = parsed.GetValue(accessAlgorithm),
        IdTokenAlgorithm = parsed.GetValue(identityAlgorithm),
        Lifetimes = new() { AccessToken = parsed.GetValue(accessLife), RefreshToken = parsed.GetValue(refreshLife) },
    };

    private static TokenEndpointAuthMethod Method(string? name, TokenEndpointAuthMethod otherwise) => name switch
    {
        null => otherwise,
        "client_secret" or "client_secret_basic" or "client_secret_post" => TokenEndpointAuthMethod.Secret,
        "private_key_jwt" => TokenEndpointAuthMethod.PrivateKeyJwt,
        "tls_client_auth" => TokenEndpointAuthMethod.TlsClientAuth,
        "self_signed_tls_client_auth" => TokenEndpointAuthMethod.SelfSignedTlsClientAuth,
        _ => throw new CommandFailedException($"{name} is no way of authentication: client_secret, private_key_jwt, tls_client_auth or self_signed_tls_client_auth.", ExitCodes.Usage),
    };

    private static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(file.FullName, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file.Name} can't be read.");
        }
    }

    private static string Thumbprint(FileInfo file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file.FullName);
            return Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file.Name} is no certificate.");
        }
    }
}
