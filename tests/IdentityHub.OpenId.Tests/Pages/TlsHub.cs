using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Accounts.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Pages;

/// <summary>A hub as production runs it: its real pages, an https issuer, a certificate made a moment ago.</summary>
public sealed class TlsHub : IAsyncLifetime
{
    public const string Other = "grace@example.com";

    private readonly string folder = Directory.CreateTempSubdirectory("identityhub-tls-").FullName;
    private RunningHub? hub;

    public RunningHub Hub => hub!;

    public Uri Issuer { get; private set; } = null!;

    /// <summary>The address without TLS, behind which a proxy would stand.</summary>
    public Uri Plain => Hub.Web;

    /// <summary>Thumbprint of the one certificate that its browsers trust.</summary>
    public string Certificate { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var port = Ports.Free();
        Issuer = new Uri($"https://127.0.0.1:{port}/");
        var path = Path.Combine(folder, "hub.pfx");
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
            Certificate = certificate.Thumbprint;
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12));
        }
        hub = await RunningHub.StartAsync(settings:
        [
            ("Hub:Issuer", Issuer.AbsoluteUri), ("Hub:Listen:HttpsPort", port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Hub:Certificate:Path", path),
            ("Hub:Accounts:HashMemoryKiB", "64"), ("Hub:Demo:Outbox", "true"),
        ]);
        foreach (var email in (string[])[TestHub.Email, Other])
            await hub.ScopedAsync<AccountRegistration, bool>(async accounts => (await accounts.CreateAsync(
                new NewAccount(email, TestHub.Password, "Ada", "Lovelace") { EmailVerified = true }, Actor.Hub("tests"), CancellationToken.None)).Refusal is null);
        await hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.RegisterAsync(new ClientDefinition("demo-web", "Demo", ClientKind.Confidential)
        {
            ChosenSecret = TestHub.ClientSecret,
            RedirectUris = [new Uri(TestHub.RedirectUri)],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Implicit,
        }, Actor.Hub("tests"), CancellationToken.None)).Refusal is null);
    }

    public PageVisitor Visit() => new(Issuer, Certificate);

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
            await hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
