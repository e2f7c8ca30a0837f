using System.Net;
using System.Text.Json;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.OpenId.Tests.SenderConstraint;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>What isn't built says so: it is refused by name, announced nowhere, and nothing of it is half believed.</summary>
public sealed class NotBuilt(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("none")]
    [InlineData("ES256")]
    public async Task S072_S073_a_request_object_is_refused_and_leads_nowhere_that_it_names(string algorithm)
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        var request = Request(algorithm);

        var visit = await browser.GoAsync(rp.Authorize("openid", ("request", request)));
        visit["error"].ShouldBe("request_not_supported");
        visit.Location!.GetLeftPart(UriPartial.Path).ShouldBe(TestHub.RedirectUri, "not the one inside");
        (await browser.GoAsync(rp.Authorize("openid", ("request", request), ("redirect_uri", null)))).Location.ShouldBeNull();
        (await rp.PostAsync("/connect/par", rp.Parameters("openid", ("request", request)))).Error.ShouldBe("request_not_supported");
        var pushed = (await rp.PostAsync("/connect/par", rp.Parameters("openid"))).Text("request_uri")!;
        var both = await browser.GoAsync($"/connect/authorize?client_id=demo-web&request_uri={Uri.EscapeDataString(pushed)}&request={request}");
        both["code"].ShouldBeNull();
        both.Page.ShouldNotBe("sign-in");
    }

    [Fact]
    public async Task S072_S081_S086_S091_discovery_announces_nothing_that_is_not_there()
    {
        using var rp = new RelyingParty(hub);
        var document = JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).RootElement;
        foreach (var name in (string[])["registration_endpoint", "backchannel_authentication_endpoint", "backchannel_token_delivery_modes_supported", "authorization_details_types_supported",
            "request_object_signing_alg_values_supported", "authorization_signing_alg_values_supported"])
            document.TryGetProperty(name, out _).ShouldBeFalse(name);
        foreach (var name in (string[])["request_parameter_supported", "request_uri_parameter_supported"])
            (document.TryGetProperty(name, out var said) && said.GetBoolean()).ShouldBeFalse(name);
        document.GetProperty("grant_types_supported").EnumerateArray().Select(grant => grant.GetString()).ShouldNotContain("urn:openid:params:grant-type:ciba");
        document.GetProperty("response_modes_supported").EnumerateArray().Select(mode => mode.GetString()!).ShouldAllBe(mode => !mode.Contains("jwt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S081_authorization_details_of_any_type_are_refused_wherever_they_are_sent()
    {
        const string details = """[{"type":"payment","amount":"12.00"}]""";
        await hub.RegisterClientAsync(new ClientDefinition("details-tv", "TV", ClientKind.Public) { SignsPeopleIn = false, FurtherGrantTypes = [ClientGrants.DeviceCode], Scopes = ["profile"] });
        using var rp = new RelyingParty(hub);
        using var tv = new RelyingParty(hub, "details-tv", null);
        using var browser = new Browser(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("authorization_details", details)));
        visit["error"].ShouldBe("invalid_authorization_details");
        visit["code"].ShouldBeNull();
        (await rp.PostAsync("/connect/par", rp.Parameters("openid", ("authorization_details", details)))).Error.ShouldBe("invalid_authorization_details");
        var tokens = await rp.SignInAsync("openid offline_access");
        (await rp.TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.RefreshToken, ["authorization_details"] = details })).Error.ShouldBe("invalid_authorization_details");
        (await tv.PostAsync("/connect/device", new() { ["scope"] = "openid", ["authorization_details"] = details })).Error.ShouldBe("invalid_authorization_details");
        (await rp.RefreshAsync(tokens.RefreshToken)).Status.ShouldBe(HttpStatusCode.OK, "and nothing was used up");
    }

    [Fact]
    public async Task S086_nobody_is_asked_to_sign_in_on_another_device_unseen()
    {
        using var rp = new RelyingParty(hub);
        (await rp.TokenAsync(new() { ["grant_type"] = "urn:openid:params:grant-type:ciba", ["auth_req_id"] = "any" })).Error.ShouldBe("unsupported_grant_type");
        (await rp.PostAsync("/connect/backchannel", new() { ["scope"] = "openid", ["login_hint"] = TestHub.Email })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task S091_nobody_registers_a_client_but_administrators()
    {
        using var rp = new RelyingParty(hub);
        foreach (var address in (string[])["/connect/register", "/connect/register/demo-web", "/register-client"])
        {
            using var body = new StringContent("""{"redirect_uris":["https://evil.example/cb"]}""", System.Text.Encoding.UTF8, "application/json");
            (await rp.Http.PostAsync(address, body, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
        (await hub.WithAsync<ClientRegistry, IReadOnlyList<RegisteredClient>>(clients => clients.ListAsync(Cancellation)))
            .SelectMany(client => client.Definition.RedirectUris).ShouldAllBe(uri => uri.Host != "evil.example");
    }

    private static string Request(string algorithm)
    {
        var claims = new System.Text.Json.Nodes.JsonObject { ["client_id"] = "demo-web", ["response_type"] = "code", ["scope"] = "openid", ["redirect_uri"] = "https://evil.example/cb" };
        if (algorithm == "none")
            return RelyingParty.Base64Url("""{"alg":"none"}"""u8.ToArray()) + "." + RelyingParty.Base64Url(System.Text.Encoding.UTF8.GetBytes(claims.ToJsonString())) + ".";
        using var key = new JwtWriter(algorithm);
        return key.Sign(new System.Text.Json.Nodes.JsonObject { ["alg"] = algorithm }, claims);
    }
}
