using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>
/// A client must authenticate in the way that it is registered for and in no other; certificates are checked here (RFC 8705 §2): by the chain to an
/// authority that the operator trusts and the registered subject, or by the registered thumbprint. Stands in for OpenIddict's
/// <c>ValidateClientCertificate</c>, which refuses a certificate that somebody's proxy or browser merely happens to send.
/// </summary>
internal sealed class AuthenticateByCertificate(ClientDirectory clients, TrustedAuthorities authorities, TimeProvider time)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static readonly int Order = OpenIddictServerHandlers.ValidateClientCertificate.Descriptor.Order;

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (!ClientEndpoints.Authenticates(context.EndpointType) || context.ClientId is not { } clientId
            || await clients.FindAsync(clientId, context.CancellationToken) is not { Definition: var client })
            return;
        var certificate = context.Transaction.RemoteCertificate;
        var bySecret = !string.IsNullOrEmpty(context.ClientSecret);
        var byAssertion = context.ClientAssertionPrincipal is not null;
        var good = client.TokenEndpointAuthMethod switch
        {
            TokenEndpointAuthMethod.Secret => bySecret && !byAssertion,
            TokenEndpointAuthMethod.PrivateKeyJwt => byAssertion && !bySecret,
            TokenEndpointAuthMethod.TlsClientAuth => !bySecret && !byAssertion && certificate is not null && HasSubject(certificate, client) && authorities.Vouch(certificate, time.UtcNow()),
            TokenEndpointAuthMethod.SelfSignedTlsClientAuth => !bySecret && !byAssertion && certificate is not null && IsRegistered(certificate, client) && IsInTime(certificate),
            _ => !bySecret && !byAssertion,
        };
        if (!good)
            context.Reject(Errors.InvalidClient, "The client is registered for another way of authentication.");
    }

    private static bool HasSubject(X509Certificate2 certificate, ClientDefinition client) =>
        client.CertificateSubjectDn is { } subject && CertificateNames.Canonical(subject) is { } registered && CertificateNames.Canonical(certificate.SubjectName) == registered;

    private static bool IsRegistered(X509Certificate2 certificate, ClientDefinition client) =>
        client.CertificateThumbprints.Contains(Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256)), StringComparer.Ordinal);

    private bool IsInTime(X509Certificate2 certificate) =>
        time.UtcNow() is var now && certificate.NotBefore.ToUniversalTime() <= now && now <= certificate.NotAfter.ToUniversalTime();
}
