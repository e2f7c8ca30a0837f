using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>The OpenID Foundation's Config certification.</summary>
public sealed class ConfigProfile(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Fact]
    public async Task oidcc_discovery_endpoint_verification()
    {
        using var rp = new RelyingParty(hub);
        using var response = await rp.Http.GetAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        string[] Set(string name) => [.. document.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];

        document.GetProperty("issuer").GetString().ShouldBe(hub.Issuer.AbsoluteUri);
        foreach (var endpoint in (string[])["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"])
            document.GetProperty(endpoint).GetString()!.ShouldStartWith(hub.Issuer.AbsoluteUri);
        Set("response_types_supported").ShouldBe(["code"]);
        Set("subject_types_supported").ShouldContain("public");
        Set("id_token_signing_alg_values_supported").ShouldContain("RS256");
        Set("scopes_supported").ShouldContain("openid");
        Set("claims_supported").ShouldContain("sub");
        Set("grant_types_supported").ShouldContain("authorization_code");
        Set("token_endpoint_auth_methods_supported").ShouldContain("client_secret_basic");
        // Absent would mean that request_uri works (Discovery §3).
        document.GetProperty("request_uri_parameter_supported").GetBoolean().ShouldBeFalse();
        document.GetProperty("request_parameter_supported").GetBoolean().ShouldBeFalse();

        var keys = JsonDocument.Parse(await rp.Http.GetStringAsync(document.GetProperty("jwks_uri").GetString(), TestContext.Current.CancellationToken)).RootElement.GetProperty("keys");
        keys.EnumerateArray().ShouldContain(key => key.GetProperty("kty").GetString() == "RSA" && key.GetProperty("use").GetString() == "sig");
        keys.EnumerateArray().Select(key => key.GetProperty("kid").GetString()).ShouldBeUnique();
    }
}
