using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Cli.Tests.Hosting;
using IdentityHub.OpenId.Clients;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Administration;

/// <summary>The options of <c>identityhub clients add</c>: what they set, and what they say when they can't.</summary>
public sealed class ClientOptionTests
{
    private const string Keys = """{"keys":[{"kty":"EC","crv":"P-256","kid":"one","use":"sig","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""";

    [Fact]
    public async Task Every_policy_is_set()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var (exit, output, error) = await hub.RunAsync("clients", "add", "partner", "--name", "Partner", "--auth", "private_key_jwt", "--jwks", hub.Write("keys.json", Keys),
            "--redirect", "https://partner.example/cb", "--post-logout", "https://partner.example/out", "--back-channel", "https://partner.example/logout", "--own",
            "--scope", "profile", "--scope", "records.write", "--source", "crm", "--require-dpop", "--require-par", "--grant", ClientGrants.DeviceCode,
            "--audience", "https://orders.example/api", "--serves", "https://partner.example/api", "--reference-tokens", "--access-token-alg", "PS256", "--id-token-alg", "ES256",
            "--access-token-life", "00:02:00", "--refresh-token-life", "7.00:00:00");
        exit.ShouldBe(0, error);
        output.ShouldNotContain("client_secret", Case.Insensitive, "its key stands in for one");

        var client = (await hub.AskAsync<ClientRegistry, RegisteredClient?>(clients => clients.FindAsync("partner", default).AsTask())).ShouldNotBeNull().Definition;
        client.TokenEndpointAuthMethod.ShouldBe(TokenEndpointAuthMethod.PrivateKeyJwt);
        (client.RequireDpop, client.RequirePushedAuthorization, client.RequirePkce, client.Consent).ShouldBe((true, true, true, ClientConsent.Implicit));
        client.FurtherGrantTypes.ShouldBe([ClientGrants.DeviceCode]);
        (client.Audiences.Single(), client.ServesAudiences.Single()).ShouldBe(("https://orders.example/api", "https://partner.example/api"));
        (client.AccessTokenFormat, client.AccessTokenAlgorithm, client.IdTokenAlgorithm).ShouldBe((AccessTokenFormat.Reference, SigningAlgorithm.PS256, SigningAlgorithm.ES256));
        (client.Lifetimes.AccessToken, client.Lifetimes.RefreshToken).ShouldBe((TimeSpan.FromMinutes(2), TimeSpan.FromDays(7)));
        client.BackChannelLogoutUri.ShouldBe(new Uri("https://partner.example/logout"));
        (await hub.RunAsync("clients", "list")).Output.ShouldContain("partner");
    }

    [Fact]
    public async Task A_certificate_of_its_own_is_known_by_its_thumbprint()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=till", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        var (exit, _, error) = await hub.RunAsync("clients", "add", "till", "--auth", "self_signed_tls_client_auth", "--certificate", hub.Write("till.pem", certificate.ExportCertificatePem()), "--certificate-bound");
        exit.ShouldBe(0, error);
        var client = (await hub.AskAsync<ClientRegistry, RegisteredClient?>(clients => clients.FindAsync("till", default).AsTask())).ShouldNotBeNull().Definition;
        client.CertificateThumbprints.Single().ShouldBe(System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(certificate.RawData)));
        client.RequireCertificateBinding.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, "no way of authentication", "--auth", "password")]
    [InlineData(1, "can't be read", "--auth", "private_key_jwt", "--jwks", "/nowhere/keys.json")]
    [InlineData(1, "jwks", "--auth", "private_key_jwt")]
    [InlineData(1, "is no certificate", "--auth", "self_signed_tls_client_auth", "--certificate", "/etc/hostname")]
    [InlineData(1, "certificate", "--auth", "tls_client_auth")]
    [InlineData(1, "PKCE", "--public", "--redirect", "https://x.example/cb", "--without-pkce")]
    [InlineData(1, "redirect", "--redirect", "https://x.example/cb#fragment")]
    [InlineData(2, "RS999", "--id-token-alg", "RS999")]
    [InlineData(2, "tomorrow", "--access-token-life", "tomorrow")]
    public async Task What_is_wrong_is_said_in_one_line_and_nothing_is_registered(int exit, string says, params string[] options)
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var result = await hub.RunAsync(["clients", "add", "wrong", .. options]);
        result.Exit.ShouldBe(exit, result.Error);
        result.Error.ShouldContain(says, Case.Insensitive);
        result.Error.TrimEnd().Split('\n').Length.ShouldBe(1, result.Error);
        (await hub.RunAsync("clients", "list")).Output.ShouldNotContain("wrong");
    }
}
