using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Grants;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.OpenId.Clients;

/// <summary>What the parts of a definition that say how a client proves itself and what its tokens are like must hold to. Pure.</summary>
internal static class ClientPolicyRules
{
    public static IEnumerable<FieldViolation> Check(ClientDefinition definition)
    {
        var method = definition.TokenEndpointAuthMethod;
        if (!Enum.IsDefined(method) || (definition.Kind == ClientKind.Public) != (method == TokenEndpointAuthMethod.None))
            yield return new("token_endpoint_auth_method", "A public client doesn't authenticate, a confidential one does.");
        if (definition.ChosenSecret is not null && method != TokenEndpointAuthMethod.Secret)
            yield return new("secret", "Only a client that authenticates with a secret has one.");
        if (method == TokenEndpointAuthMethod.PrivateKeyJwt && definition.Jwks is null == definition.JwksUri is null)
            yield return new("jwks", "Either its public keys or the address where they are (RFC 7591 §2).");
        if (definition.Jwks is { } keys && Fault(keys) is { } fault)
            yield return new("jwks", fault);
        if (definition.JwksUri is { } address && !ClientRules.IsWebAddress(address))
            yield return new("jwks_uri", "An absolute https address (http on loopback) without a fragment.");
        if (definition.AssertionAlgorithms.Count == 0 || !definition.AssertionAlgorithms.All(Enum.IsDefined))
            yield return new("token_endpoint_auth_signing_alg", "ES256, PS256 or RS256.");
        if (method == TokenEndpointAuthMethod.TlsClientAuth && string.IsNullOrWhiteSpace(definition.CertificateSubjectDn))
            yield return new("tls_client_auth_subject_dn", "The subject of its certificate (RFC 8705 §2.1.2).");
        if (definition.CertificateSubjectDn is { } subject && CertificateNames.Canonical(subject) is null)
            yield return new("tls_client_auth_subject_dn", "A distinguished name such as CN=shop,O=Harbour Lane (RFC 4514).");
        if (method == TokenEndpointAuthMethod.SelfSignedTlsClientAuth && definition.CertificateThumbprints.Count == 0)
            yield return new("certificate_thumbprints", "At least one certificate.");
        if (definition.CertificateThumbprints.Any(thumbprint => thumbprint.Length != 43 || !thumbprint.All(IsBase64Url)))
            yield return new("certificate_thumbprints", "SHA-256 in base64url, 43 characters (x5t#S256).");
        if (definition is { RequireDpop: true, RequireCertificateBinding: true })
            yield return new("require_dpop", "A token is bound to a key or to a certificate.");
        foreach (var audience in definition.Audiences.Where(audience => !IsResource(audience)))
            yield return new("audiences", "Absolute URIs without a fragment (RFC 8707 §2).");
        foreach (var audience in definition.ServesAudiences.Where(audience => !IsResource(audience) && audience != HubScopes.ApiAudience))
            yield return new("serves_audiences", "Absolute URIs without a fragment (RFC 8707 §2).");
        if (!Enum.IsDefined(definition.AccessTokenFormat))
            yield return new("access_token_format", "JWT or reference.");
        if (!Enum.IsDefined(definition.AccessTokenAlgorithm) || !Enum.IsDefined(definition.IdTokenAlgorithm))
            yield return new("signing_alg", "ES256, PS256 or RS256.");
        if (!Enum.IsDefined(definition.SubjectType))
            yield return new("subject_type", "Public or pairwise.");
        foreach (var violation in CheckPairwise(definition))
            yield return violation;
        foreach (var grant in definition.FurtherGrantTypes.Where(grant => !ClientGrants.Further.Contains(grant)))
            yield return new("grant_types", "The device code or token exchange.");
        if (definition.FurtherGrantTypes.Contains(ClientGrants.TokenExchange) && definition.Kind == ClientKind.Public)
            yield return new("grant_types", "Only a confidential client may exchange tokens.");
        if (definition.Exchange is { } exchange && exchange.Audiences.Any(audience => !IsResource(audience) && audience != HubScopes.ApiAudience))
            yield return new("exchange", "Audiences are absolute URIs without a fragment, or the hub's own API.");
        foreach (var violation in CheckLifetimes(definition.Lifetimes))
            yield return violation;
    }

    private static IEnumerable<FieldViolation> CheckPairwise(ClientDefinition definition)
    {
        if (definition.SubjectType != SubjectType.Pairwise)
            yield break;
        // What the hub's API or the GPID says of a person is the same for everybody, and would undo it.
        if (definition.Scopes.Any(scope => scope == HubScopes.GlobalPartyId || HubScopes.Api.Contains(scope)))
            yield return new("scopes", "A pairwise client learns no identifier that others learn: neither gpid nor the API's scopes.");
        if (definition.RedirectUris.Count == 0 && definition.SectorIdentifierUri is null)
            yield return new("subject_type", "A pairwise client has a redirect URI or a sector_identifier_uri (Core §8.1).");
        if (definition.SectorIdentifierUri is null && definition.RedirectUris.Where(uri => uri.IsAbsoluteUri).Select(uri => uri.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())
            yield return new("sector_identifier_uri", "Redirect URIs of several hosts need one (Core §8.1).");
    }

    private static IEnumerable<FieldViolation> CheckLifetimes(TokenLifetimes lifetimes)
    {
        if (!Within(lifetimes.Code, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)))
            yield return new("code_lifetime", "1 to 60 seconds.");
        if (!Within(lifetimes.AccessToken, TimeSpan.FromSeconds(10), GrantTimes.LongestAccessToken))
            yield return new("access_token_lifetime", "10 seconds to 1 hour.");
        if (!Within(lifetimes.IdToken, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)))
            yield return new("id_token_lifetime", "10 seconds to 1 hour.");
        if (!Within(lifetimes.RefreshToken, TimeSpan.FromMinutes(1), GrantTimes.FamilyAge) || !Within(lifetimes.Grant, TimeSpan.FromMinutes(1), GrantTimes.FamilyAge))
            yield return new("refresh_token_lifetime", "1 minute to 90 days.");
    }

    private static bool Within(TimeSpan? value, TimeSpan least, TimeSpan most) => value is null || value >= least && value <= most;

    private static bool IsBase64Url(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static bool IsResource(string audience) =>
        audience.Length <= 500 && Uri.TryCreate(audience, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0 && !audience.Any(char.IsWhiteSpace) && audience.Contains(':', StringComparison.Ordinal);

    /// <summary>What is wrong with a set of public keys; null when nothing is.</summary>
    private static string? Fault(string keys)
    {
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(keys);
        }
        catch (ArgumentException)
        {
            return "A JSON Web Key Set (RFC 7517 §5).";
        }

        if (set.Keys.Any(key => key.HasPrivateKey || key.K is not null || key.Kty == JsonWebAlgorithmsKeyTypes.Octet))
            return "It holds a private or shared key: give public keys only, and don't use that one again.";
        return set.Keys.Any(key => key.Kty is JsonWebAlgorithmsKeyTypes.EllipticCurve or JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "sig")
            ? null
            : "It holds no RSA or elliptic-curve key that signs.";
    }
}
