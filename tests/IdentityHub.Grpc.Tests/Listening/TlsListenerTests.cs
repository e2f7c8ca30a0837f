using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Health.V1;
using Grpc.Net.Client;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;

namespace IdentityHub.Grpc.Tests.Listening;

/// <summary>With a certificate, pages and gRPC are served by one address.</summary>
public sealed class TlsListenerTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"identityhub-tls-{Guid.NewGuid():n}.p12");
    private readonly X509Certificate2 certificate = SelfSigned();

    [Fact]
    public async Task Pages_by_http_1_and_calls_by_http_2_come_from_the_same_address()
    {
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, "of-this-test"), TestContext.Current.CancellationToken);
        var port = Ports.Free();
        await using var hub = await RunningHub.StartAsync(settings:
        [
            ("Hub:Certificate:Path", file), ("Hub:Certificate:Password", "of-this-test"), ("Hub:Listen:HttpsPort", port.ToString(CultureInfo.InvariantCulture)),
        ]);
        var address = new Uri($"https://127.0.0.1:{port}");

        using var pages = new HttpClient(OnlyOurs());
        using var page = await pages.GetAsync(new Uri(address, "sign-in"), TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Version.ShouldBe(HttpVersion.Version11);

        using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = OnlyOurs(), DisposeHttpClient = true });
        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);
        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }

    public void Dispose()
    {
        File.Delete(file);
        certificate.Dispose();
    }

    private SocketsHttpHandler OnlyOurs() => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented is X509Certificate2 shown && shown.Thumbprint == certificate.Thumbprint,
        },
    };

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
    }
}
