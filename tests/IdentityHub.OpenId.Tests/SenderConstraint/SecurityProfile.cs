using System.Net;
using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>The remaining modules of the FAPI 2.0 security profile: the happy flow, codes, long values, holder of key.</summary>
[Collection(nameof(ProfileHub))]
public sealed class SecurityProfile(ProfileHub fixture)
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task fapi2_happy_flow()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);
        var visit = await browser.SignInAsync(await browser.GoAsync(client.Authorize(await client.RequestUriAsync())));
        visit["state"].ShouldBe("state");
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);

        var tokens = await client.PostAsync("/connect/token", client.CodeFields(visit["code"]!));

        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
        var (header, claims) = Tokens.Read(tokens.IdToken);
        header.GetProperty("alg").GetString().ShouldBe("PS256");
        claims.GetProperty("nonce").GetString().ShouldBe("nonce");
        using var userInfo = await client.UserInfoAsync(tokens.AccessToken);
        userInfo.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(await userInfo.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("sub").GetString().ShouldBe(claims.GetProperty("sub").GetString());
        var refreshed = await client.RefreshAsync(tokens.RefreshToken);
        refreshed.Status.ShouldBe(HttpStatusCode.OK);
        refreshed.Text("token_type").ShouldBe("DPoP");
    }

    [Fact]
    public async Task fapi2_discovery_end_point_verification()
    {
        using var client = fixture.Client();
        var document = JsonDocument.Parse(await client.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).RootElement;
        string[] Set(string name) => [.. document.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];

        document.GetProperty("pushed_authorization_request_endpoint").GetString().ShouldNotBeNull();
        document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().ShouldBeTrue();
        Set("token_endpoint_auth_methods_supported").ShouldContain("private_key_jwt");
        Set("code_challenge_methods_supported").ShouldBe(["S256"]);
        Set("dpop_signing_alg_values_supported").ShouldContain("ES256");
        Set("id_token_signing_alg_values_supported").ShouldContain("PS256");
        Set("response_types_supported").ShouldBe(["code"]);
    }

    [Fact]
    public async Task fapi2_ensure_authorization_code_is_bound_to_client()
    {
        using var client = fixture.Client();
        using var other = fixture.Other();
        var code = await client.CodeAsync();

        (await other.PostAsync("/connect/token", client.CodeFields(code))).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task fapi2_attempt_reuse_authorization_code()
    {
        using var client = fixture.Client();
        var code = await client.CodeAsync();
        var first = await client.PostAsync("/connect/token", client.CodeFields(code));

        (await client.PostAsync("/connect/token", client.CodeFields(code))).Error.ShouldBe("invalid_grant");

        (await client.UserInfoAsync(first.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task fapi2_attempt_reuse_authorization_code_after_one_minute()
    {
        await using var own = await TestHub.StartAsync();
        await own.RegisterClientAsync(ProfileClient.Definition("fapi", fixture.ClientKey));
        using var client = new ProfileClient(own, "fapi", fixture.ClientKey, fixture.SenderKey);
        var code = await client.CodeAsync();
        own.Time.Advance(TimeSpan.FromSeconds(61));

        (await client.PostAsync("/connect/token", client.CodeFields(code))).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task fapi2_ensure_pkce_code_verifier_required_and_right()
    {
        using var client = fixture.Client();
        var code = await client.CodeAsync();

        foreach (var verifier in (string?[])[null, new string('a', 43)])
            (await client.PostAsync("/connect/token", client.CodeFields(code, ("code_verifier", verifier)))).Error.ShouldBeOneOf("invalid_grant", "invalid_request");
        (await client.PostAsync("/connect/token", client.CodeFields(code))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task fapi2_ensure_authorization_request_with_long_nonce_and_long_state()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);
        var (nonce, state) = (new string('n', 384), new string('s', 384));

        var visit = await browser.SignInAsync(await browser.GoAsync(client.Authorize(await client.RequestUriAsync(("nonce", nonce), ("state", state)))));

        visit["state"].ShouldBe(state);
        var tokens = await client.PostAsync("/connect/token", client.CodeFields(visit["code"]!));
        Tokens.Read(tokens.IdToken).Payload.GetProperty("nonce").GetString().ShouldBe(nonce);
    }

    [Fact]
    public async Task fapi2_ensure_request_without_state_or_nonce_succeeds()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);

        var visit = await browser.SignInAsync(await browser.GoAsync(client.Authorize(await client.RequestUriAsync(("nonce", null), ("state", null)))));

        visit["code"].ShouldNotBeNull();
        visit["state"].ShouldBeNull();
    }

    [Fact]
    public async Task fapi2_ensure_holder_of_key_required()
    {
        using var client = fixture.Client();
        var code = await client.CodeAsync();

        (await client.PostAsync("/connect/token", client.CodeFields(code), bare: true)).Error.ShouldBe("invalid_dpop_proof");
    }

    [Fact]
    public async Task fapi2_refresh_token_needs_its_client_and_a_proof()
    {
        using var client = fixture.Client();
        using var other = fixture.Other();
        var tokens = await client.SignInAsync();

        (await other.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await client.RefreshAsync(tokens.RefreshToken, bare: true)).Error.ShouldBe("invalid_dpop_proof");
        (await client.RefreshAsync(tokens.RefreshToken)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task fapi2_user_rejects_authentication()
    {
        await hub.RegisterClientAsync(ProfileClient.Definition("fapi-asks", fixture.ClientKey) with { Consent = OpenId.Clients.ClientConsent.Explicit });
        using var client = new ProfileClient(hub, "fapi-asks", fixture.ClientKey, fixture.SenderKey);
        using var browser = new Browser(hub);
        var asked = await browser.SignInAsync(await browser.GoAsync(client.Authorize(await client.RequestUriAsync())));
        asked.Page.ShouldBe("consent");

        var visit = await browser.PostAsync("/consent", ("answer", "no"), ("returnUrl", asked.ReturnUrl));

        visit["error"].ShouldBe("access_denied");
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);
    }

    [Fact]
    public async Task fapi2_access_token_in_the_address_is_refused()
    {
        using var client = fixture.Client();
        var token = (await client.SignInAsync()).AccessToken;

        (await client.Http.GetAsync($"/connect/userinfo?access_token={token}", Cancellation)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }
}
