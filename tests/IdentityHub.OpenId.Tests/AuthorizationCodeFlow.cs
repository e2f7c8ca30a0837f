using System.Net;
using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>The happy paths beside those of <see cref="Certification.BasicProfile"/>, and what tokens say.</summary>
public sealed class AuthorizationCodeFlow(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_person_signs_in_and_the_relying_party_gets_tokens()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        var visit = await browser.GoAsync(rp.Authorize("openid profile email gpid offline_access"));
        visit.Page.ShouldBe("sign-in");
        visit = await browser.SignInAsync(visit);

        visit.Location!.GetLeftPart(UriPartial.Path).ShouldBe(TestHub.RedirectUri);
        visit["state"].ShouldBe(rp.State);
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);
        var tokens = await rp.RedeemAsync(visit["code"]!);
        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
        tokens.Text("token_type").ShouldBe("Bearer");
        tokens.RefreshToken.ShouldNotBeNullOrEmpty();
        var (_, id) = Tokens.Read(tokens.IdToken);
        id.GetProperty("gpid").GetString().ShouldBe(AccountsOnly.Party.ToString());
        id.GetProperty("amr")[0].GetString().ShouldBe("pwd");
    }

    [Fact]
    public async Task S061_an_id_token_says_what_core_asks_for_and_verifies_by_the_published_keys()
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync();

        var keys = new JsonWebKeySet(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation));
        var verified = await new JsonWebTokenHandler().ValidateTokenAsync(tokens.IdToken, new TokenValidationParameters
        {
            ValidIssuer = hub.Issuer.AbsoluteUri,
            ValidAudience = "demo-web",
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
            LifetimeValidator = (_, _, _, _) => true,
        });
        verified.IsValid.ShouldBeTrue(verified.Exception?.Message);
        var (header, id) = Tokens.Read(tokens.IdToken);
        header.GetProperty("kid").GetString().ShouldNotBeNullOrEmpty();
        id.GetProperty("nonce").GetString().ShouldBe(rp.Nonce);
        id.GetProperty("sub").GetString()!.ShouldStartWith("acc_");
        id.GetProperty("sid").GetString()!.ShouldStartWith("ses_");
        id.GetProperty("auth_time").ValueKind.ShouldBe(JsonValueKind.Number);
        id.GetProperty("at_hash").GetString().ShouldBe(HalfHash(tokens.AccessToken));
        (id.GetProperty("exp").GetInt64() - id.GetProperty("iat").GetInt64()).ShouldBe(300);
    }

    [Fact]
    public async Task S047_an_access_token_is_a_signed_jwt_of_rfc_9068_for_the_api()
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync("openid crosswalk.link");

        var (header, access) = Tokens.Read(tokens.AccessToken);
        header.GetProperty("typ").GetString().ShouldBe("at+jwt");
        header.GetProperty("alg").GetString().ShouldBe("ES256");
        access.GetProperty("iss").GetString().ShouldBe(hub.Issuer.AbsoluteUri);
        access.GetProperty("aud").EnumerateArray().Select(aud => aud.GetString()).ShouldContain("identityhub-api");
        access.GetProperty("aud").EnumerateArray().Select(aud => aud.GetString()).ShouldNotContain("demo-web");
        access.GetProperty("client_id").GetString().ShouldBe("demo-web");
        access.GetProperty("scope").GetString().ShouldBe("openid crosswalk.link");
        access.GetProperty("jti").GetString().ShouldNotBeNullOrEmpty();
        (access.GetProperty("exp").GetInt64() - access.GetProperty("iat").GetInt64()).ShouldBe(300);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task S068_user_info_by_get_and_by_post_tells_the_id_token_s_subject_and_what_the_scopes_let_out(string method)
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync("openid profile email phone address gpid");

        using var request = new HttpRequestMessage(new HttpMethod(method), "/connect/userinfo");
        request.Headers.Authorization = new("Bearer", tokens.AccessToken);
        using var response = await rp.Http.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var info = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
        info.GetProperty("sub").GetString().ShouldBe(Tokens.Read(tokens.IdToken).Payload.GetProperty("sub").GetString());
        info.GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        info.GetProperty("email").GetString().ShouldBe(TestHub.Email);
        info.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        info.GetProperty("phone_number").GetString().ShouldNotBeNullOrEmpty();
        info.GetProperty("address").GetProperty("formatted").GetString().ShouldNotBeNullOrEmpty();
        info.GetProperty("gpid").GetString().ShouldBe(AccountsOnly.Party.ToString());
    }

    [Fact]
    public async Task S007_unknown_parameters_are_passed_over()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid", ("extra", "foobar"), ("acr_values", "1 2"), ("display", "popup"), ("ui_locales", "de en"), ("claims_locales", "se"))));

        (await rp.RedeemAsync(visit["code"]!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S009_a_request_by_post_works_like_one_by_get()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        var visit = await browser.PostAsync("/connect/authorize", [.. rp.Parameters().Select(p => (p.Key, p.Value))]);
        visit = await browser.SignInAsync(visit);

        (await rp.RedeemAsync(visit["code"]!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task signing_in_once_signs_in_at_the_next_relying_party_without_a_question()
    {
        using var browser = new Browser(hub);
        using var first = new RelyingParty(hub);
        using var second = new RelyingParty(hub, "single-page", null);
        await browser.SignInAsync(await browser.GoAsync(first.Authorize()));

        var visit = await browser.GoAsync(second.Authorize());

        (await second.RedeemAsync(visit["code"].ShouldNotBeNull())).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S017_form_post_escapes_every_value_and_allows_one_script_by_its_hash()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        const string state = "\"><script>alert(1)</script>&'";

        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid", ("response_mode", "form_post"), ("state", state))));

        visit.Status.ShouldBe(HttpStatusCode.OK);
        visit.ContentHeaders.ContentType!.MediaType.ShouldBe("text/html");
        visit.Headers.CacheControl!.NoStore.ShouldBeTrue();
        visit.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'sha256-");
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(visit.Page, Cancellation);
        page.QuerySelector("form")!.GetAttribute("action").ShouldBe(TestHub.RedirectUri);
        page.QuerySelector("input[name=state]")!.GetAttribute("value").ShouldBe(state);
        page.QuerySelectorAll("script").Length.ShouldBe(1);
        (await rp.RedeemAsync(page.QuerySelector("input[name=code]")!.GetAttribute("value")!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S075_a_pushed_request_works_once_for_its_own_client()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var pushed = await rp.PostAsync("/connect/par", rp.Parameters("openid email"));
        pushed.Status.ShouldBe(HttpStatusCode.Created, pushed.Body.ToString());
        var uri = pushed.Text("request_uri")!;
        var address = $"/connect/authorize?client_id=demo-web&request_uri={Uri.EscapeDataString(uri)}";

        (await browser.GoAsync($"/connect/authorize?client_id=single-page&request_uri={Uri.EscapeDataString(uri)}")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GoAsync(address)).Page.ShouldBe("sign-in");
        var visit = await browser.SignInAsync(await browser.GoAsync(address));
        (await rp.RedeemAsync(visit["code"].ShouldNotBeNull(visit.Page))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GoAsync(address)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string HalfHash(string token) =>
        RelyingParty.Base64Url(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token))[..16]);
}
