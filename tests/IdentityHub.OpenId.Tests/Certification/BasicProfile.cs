using System.Net;
using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>
/// The OpenID Foundation's Basic certification: every test bears the name of a module of its suite and asks for what that module asks for, in our words.
/// The relying party is set free of PKCE, as the suite's are. This part: tokens, user-info and scopes.
/// </summary>
public abstract partial class BasicProfile(HubFixture fixture, string responseMode)
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task oidcc_server()
    {
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.GoAsync(rp.Authorize("openid"));
        visit.Page.ShouldBe("sign-in");
        visit = await browser.SignInAsync(visit);

        visit.Target.ShouldBe(TestHub.RedirectUri);
        (visit.Location is null).ShouldBe(responseMode == "form_post");
        visit["state"].ShouldBe(rp.State);
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);
        var tokens = await rp.RedeemAsync(visit["code"].ShouldNotBeNull());
        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
        tokens.Text("token_type").ShouldBe("Bearer");
        tokens.Body.GetProperty("expires_in").GetInt32().ShouldBeGreaterThan(0);
        var (_, id) = Tokens.Read(tokens.IdToken);
        id.GetProperty("iss").GetString().ShouldBe(hub.Issuer.AbsoluteUri);
        id.GetProperty("aud").GetString().ShouldBe("basic-rp");
        id.GetProperty("nonce").GetString().ShouldBe(rp.Nonce);
        id.GetProperty("sub").GetString()!.Length.ShouldBeInRange(1, 255);
    }

    [Fact]
    public async Task oidcc_idtoken_signature()
    {
        using var rp = Party();
        var tokens = await rp.SignInAsync("openid");

        var keys = new JsonWebKeySet(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation));
        var verified = await new JsonWebTokenHandler().ValidateTokenAsync(tokens.IdToken, new TokenValidationParameters
        {
            ValidIssuer = hub.Issuer.AbsoluteUri,
            ValidAudience = "basic-rp",
            ValidAlgorithms = ["RS256"],
            IssuerSigningKeys = keys.GetSigningKeys(),
            LifetimeValidator = (_, _, _, _) => true,
        });

        verified.IsValid.ShouldBeTrue(verified.Exception?.Message);
        keys.Keys.ShouldContain(key => key.Kid == Tokens.Read(tokens.IdToken).Header.GetProperty("kid").GetString());
    }

    [Fact]
    public async Task oidcc_idtoken_unsigned()
    {
        using var rp = Party();
        var tokens = await rp.SignInAsync("openid");

        Tokens.Read(tokens.IdToken).Header.GetProperty("alg").GetString().ShouldNotBe("none");
        JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).RootElement
            .GetProperty("id_token_signing_alg_values_supported").EnumerateArray().ShouldNotContain(value => value.GetString() == "none");
    }

    [Fact]
    public Task oidcc_userinfo_get() => AskUserInfoAsync(token => new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo") { Headers = { Authorization = new("Bearer", token) } });

    [Fact]
    public Task oidcc_userinfo_post_header() => AskUserInfoAsync(token => new HttpRequestMessage(HttpMethod.Post, "/connect/userinfo") { Headers = { Authorization = new("Bearer", token) } });

    [Fact]
    public Task oidcc_userinfo_post_body() => AskUserInfoAsync(token =>
        new HttpRequestMessage(HttpMethod.Post, "/connect/userinfo") { Content = new FormUrlEncodedContent([new("access_token", token)]) });

    [Fact]
    public Task oidcc_scope_profile() => ScopeLetsOutAsync("openid profile", "name", "given_name", "family_name", "updated_at");

    [Fact]
    public Task oidcc_scope_email() => ScopeLetsOutAsync("openid email", "email", "email_verified");

    [Fact]
    public Task oidcc_scope_address() => ScopeLetsOutAsync("openid address", "address");

    [Fact]
    public Task oidcc_scope_phone() => ScopeLetsOutAsync("openid phone", "phone_number", "phone_number_verified");

    [Fact]
    public Task oidcc_scope_all() => ScopeLetsOutAsync("openid profile email address phone",
        "name", "given_name", "family_name", "updated_at", "email", "email_verified", "address", "phone_number", "phone_number_verified");

    [Fact]
    public async Task oidcc_refresh_token()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        using var other = new RelyingParty(hub, "third-party", "third-party-secret");
        // Offline access goes with the consent prompt (Core §11).
        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid offline_access", ("prompt", "consent"))));
        if (visit.Page == "consent")
            visit = await browser.PostAsync("/consent", ("returnUrl", visit.ReturnUrl), ("answer", "yes"));
        var first = await rp.RedeemAsync(visit["code"].ShouldNotBeNull(visit.Page));

        var second = await rp.RefreshAsync(first.RefreshToken.ShouldNotBeNull());

        second.Status.ShouldBe(HttpStatusCode.OK, second.Body.ToString());
        (await rp.UserInfoAsync(second.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (was, now) = (Tokens.Read(first.IdToken).Payload, Tokens.Read(second.IdToken).Payload);
        foreach (var claim in (string[])["iss", "sub", "aud", "auth_time"])
            now.GetProperty(claim).ToString().ShouldBe(was.GetProperty(claim).ToString());
        (await other.RefreshAsync(second.RefreshToken)).Error.ShouldBe("invalid_grant", "a refresh token is its own client's");
    }

    private RelyingParty Party() => new(hub, "basic-rp", "basic-rp-secret") { Pkce = false, ResponseMode = responseMode };

    private async Task AskUserInfoAsync(Func<string, HttpRequestMessage> ask)
    {
        using var rp = Party();
        var tokens = await rp.SignInAsync("openid");
        using var request = ask(tokens.AccessToken);

        using var response = await rp.Http.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("sub").GetString()
            .ShouldBe(Tokens.Read(tokens.IdToken).Payload.GetProperty("sub").GetString());
    }

    // What a scope lets out comes from user-info, and nothing of another scope does.
    private async Task ScopeLetsOutAsync(string scope, params string[] claims)
    {
        using var rp = Party();
        var tokens = await rp.SignInAsync(scope);

        var (_, info) = await rp.UserInfoAsync(tokens.AccessToken);

        string[] standard = ["name", "given_name", "family_name", "updated_at", "email", "email_verified", "address", "phone_number", "phone_number_verified"];
        info.EnumerateObject().Select(claim => claim.Name).Where(standard.Contains).ShouldBe(claims, ignoreOrder: true);
        Tokens.Read(tokens.AccessToken).Payload.GetProperty("scope").GetString().ShouldBe(scope);
    }
}
