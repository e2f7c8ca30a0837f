using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;

namespace IdentityHub.Server.Tests.Listening;

/// <summary>Statement 46: clients that authenticate and bind their tokens by certificates (RFC 8705), by TLS and through a proxy.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("identityhub-mtls-").FullName;
    private readonly X509Certificate2 authority = CertificateMaker.Authority("CN=Clients' authority");
    private readonly X509Certificate2 server = CertificateMaker.SelfSigned("CN=127.0.0.1");
    private readonly X509Certificate2 known = CertificateMaker.SelfSigned("CN=self-signed");
    private readonly Uri mtls = new($"https://127.0.0.1:{Ports.Free()}");
    private X509Certificate2 vouchedFor = null!;
    private RunningHub hub = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        vouchedFor = CertificateMaker.Of(authority, "CN=shop, O=Harbour Lane");
        await File.WriteAllBytesAsync(Path.Combine(folder, "server.p12"), server.Export(X509ContentType.Pkcs12, "of-this-test"), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "authorities.pem"), authority.ExportCertificatePem(), Cancellation);
        hub = await RunningHub.StartAsync(settings:
        [
            ("Hub:Certificate:Path", Path.Combine(folder, "server.p12")), ("Hub:Certificate:Password", "of-this-test"),
            ("Hub:Listen:HttpsPort", Ports.Free().ToString(CultureInfo.InvariantCulture)), ("Hub:Listen:MtlsPort", mtls.Port.ToString(CultureInfo.InvariantCulture)),
            ("Hub:Mtls:Address", mtls.AbsoluteUri), ("Hub:Mtls:Authorities", Path.Combine(folder, "authorities.pem")),
            ("Hub:TrustedProxies:0", "127.0.0.2"), ("Hub:Mtls:ForwardedHeader", "Client-Cert"),
        ]);
        await RegisterAsync(Definition("by-authority") with { TokenEndpointAuthMethod = TokenEndpointAuthMethod.TlsClientAuth, CertificateSubjectDn = "CN=shop,O=Harbour Lane" });
        await RegisterAsync(Definition("by-itself") with { TokenEndpointAuthMethod = TokenEndpointAuthMethod.SelfSignedTlsClientAuth, CertificateThumbprints = [Thumbprint(known)] });
    }

    [Fact]
    public async Task S046_a_certificate_of_a_trusted_authority_or_a_registered_one_authenticates_and_binds_the_token()
    {
        foreach (var (client, certificate) in ((string, X509Certificate2)[])[("by-authority", vouchedFor), ("by-itself", known)])
        {
            var answer = await TokenAsync(client, certificate);

            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
            answer.Body.GetProperty("token_type").GetString().ShouldBe("Bearer");
            Payload(answer.Body).GetProperty("cnf").GetProperty("x5t#S256").GetString().ShouldBe(Thumbprint(certificate));
        }
    }

    [Fact]
    public async Task S046_no_certificate_another_one_an_expired_one_and_a_stranger_s_of_the_same_name_are_refused()
    {
        using var otherAuthority = CertificateMaker.Authority("CN=Clients' authority");
        using var forged = CertificateMaker.Of(otherAuthority, "CN=shop, O=Harbour Lane");
        using var selfMade = CertificateMaker.SelfSigned("CN=shop, O=Harbour Lane");
        using var otherName = CertificateMaker.Of(authority, "CN=shop, O=Harbour Lane Limited");
        using var expired = CertificateMaker.Of(authority, "CN=shop, O=Harbour Lane", lastDay: -1);
        using var sameName = CertificateMaker.SelfSigned("CN=self-signed");

        foreach (var wrong in (X509Certificate2?[])[null, forged, selfMade, otherName, expired, known])
            (await TokenAsync("by-authority", wrong)).Error.ShouldBe("invalid_client", wrong?.Subject);
        foreach (var wrong in (X509Certificate2?[])[null, vouchedFor, sameName])
            (await TokenAsync("by-itself", wrong)).Error.ShouldBe("invalid_client", wrong?.Subject);
    }

    [Fact]
    public async Task S046_an_expired_certificate_is_refused_although_it_is_registered()
    {
        using var expired = CertificateMaker.SelfSigned("CN=old", lastDay: -1);
        await RegisterAsync(Definition("expired") with { TokenEndpointAuthMethod = TokenEndpointAuthMethod.SelfSignedTlsClientAuth, CertificateThumbprints = [Thumbprint(expired)] });

        (await TokenAsync("expired", expired)).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task S046_a_bound_token_over_another_certificate_or_none_is_401()
    {
        var token = (await TokenAsync("by-itself", known)).Body.GetProperty("access_token").GetString()!;

        (await UserInfoAsync(token, known)).ShouldBe(HttpStatusCode.Forbidden, "no openid, but the right certificate");
        (await UserInfoAsync(token, vouchedFor)).ShouldBe(HttpStatusCode.Unauthorized);
        (await UserInfoAsync(token, null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S046_a_certificate_in_a_header_counts_from_a_trusted_proxy_only()
    {
        var forwarded = $":{Convert.ToBase64String(known.RawData)}:";
        foreach (var text in (string[])[forwarded, Uri.EscapeDataString(known.ExportCertificatePem())])
        {
            (await ForwardedAsync("127.0.0.2", text)).Status.ShouldBe(HttpStatusCode.OK);
            (await ForwardedAsync("127.0.0.1", text)).Error.ShouldBe("invalid_client", "anybody can send a header");
        }
        foreach (var wrong in (string[])[$":{Convert.ToBase64String(vouchedFor.RawData)}:", ":::", "nonsense", "", new string('A', 20_000)])
            (await ForwardedAsync("127.0.0.2", wrong)).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task Discovery_names_the_addresses_for_certificates()
    {
        using var http = new HttpClient { BaseAddress = hub.Web };
        var document = JsonDocument.Parse(await http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).RootElement;

        document.GetProperty("mtls_endpoint_aliases").GetProperty("token_endpoint").GetString().ShouldBe(new Uri(mtls, "connect/token").AbsoluteUri);
        document.GetProperty("tls_client_certificate_bound_access_tokens").GetBoolean().ShouldBeTrue();
        document.GetProperty("token_endpoint_auth_methods_supported").EnumerateArray().Select(value => value.GetString()).ShouldContain("tls_client_auth");
        document.GetProperty("token_endpoint_auth_methods_supported").EnumerateArray().Select(value => value.GetString()).ShouldContain("self_signed_tls_client_auth");
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        foreach (var certificate in (X509Certificate2[])[authority, server, known, vouchedFor])
            certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static ClientDefinition Definition(string clientId) => new(clientId, clientId, ClientKind.Confidential)
    {
        SignsPeopleIn = false,
        ActsByItself = true,
        Scopes = [HubScopes.PartyRead],
        RequireCertificateBinding = true,
    };

    private async Task RegisterAsync(ClientDefinition definition) =>
        (await hub.ScopedAsync<ClientRegistry, Kernel.Outcomes.Outcome<ClientRegistration>>(clients => clients.RegisterAsync(definition, Actor.Hub("tests"), Cancellation)))
            .Succeeded(out _, out var refusal).ShouldBeTrue(refusal?.ToString());

    private static string Thumbprint(X509Certificate2 certificate) => Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));

    private static JsonElement Payload(JsonElement body) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(body.GetProperty("access_token").GetString()!.Split('.')[1])).RootElement;

    private HttpClient Connect(X509Certificate2? certificate)
    {
        var tls = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented is X509Certificate2 shown && shown.Thumbprint == server.Thumbprint,
        };
        if (certificate is not null)
            tls.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        return new HttpClient(new SocketsHttpHandler { SslOptions = tls, UseProxy = false }) { BaseAddress = mtls };
    }

    private async Task<(HttpStatusCode Status, JsonElement Body, string? Error)> TokenAsync(string client, X509Certificate2? certificate)
    {
        using var http = Connect(certificate);
        return await AskAsync(http, client);
    }

    private async Task<HttpStatusCode> UserInfoAsync(string token, X509Certificate2? certificate)
    {
        using var http = Connect(certificate);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.GetAsync("/connect/userinfo", Cancellation);
        return response.StatusCode;
    }

    /// <summary>As a proxy at the address would: without TLS, with headers.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Body, string? Error)> ForwardedAsync(string from, string certificate)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = hub.Web };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Client-Cert", certificate);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        return await AskAsync(http, "by-itself");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body, string? Error)> AskAsync(HttpClient http, string client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = client, ["scope"] = HubScopes.PartyRead });
        using var response = await http.PostAsync("/connect/token", form, Cancellation);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
        return (response.StatusCode, body, body.TryGetProperty("error", out var error) ? error.GetString() : null);
    }
}
