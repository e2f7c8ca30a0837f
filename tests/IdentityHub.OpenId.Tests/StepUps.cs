using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>acr_values, step-up and the essential acr, statement 66.</summary>
public sealed class StepUps(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string One = "urn:identityhub:acr:1";
    private const string Two = "urn:identityhub:acr:2";
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_id_token_says_how_and_when_the_person_signed_in()
    {
        using var rp = new RelyingParty(hub);

        var tokens = await rp.SignInAsync();

        foreach (var payload in (JsonElement[])[Tokens.Read(tokens.IdToken).Payload, Tokens.Read(tokens.AccessToken).Payload])
        {
            payload.GetProperty("acr").GetString().ShouldBe(One);
            payload.GetProperty("amr").EnumerateArray().Select(value => value.GetString()).ShouldBe(["pwd"]);
            payload.GetProperty("auth_time").GetInt64().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task S066_a_wish_for_two_factors_leads_who_has_them_to_the_step_up_page()
    {
        using var rp = new RelyingParty(hub);
        using var browser = await SureAsync("sure.wish@example.com");

        var visit = await browser.GoAsync(rp.Authorize("openid", ("acr_values", Two)));
        visit.Page.ShouldBe("step-up");
        // Straight back without it: asked again.
        (await browser.GoAsync(visit.ReturnUrl)).Page.ShouldBe("step-up");
        visit = await browser.PostAsync("/step-up", ("returnUrl", visit.ReturnUrl));

        var id = Tokens.Read((await rp.RedeemAsync(visit["code"].ShouldNotBeNull())).IdToken).Payload;
        id.GetProperty("acr").GetString().ShouldBe(Two);
        id.GetProperty("amr").EnumerateArray().Select(value => value.GetString()).ShouldBe(["pwd", "otp", "mfa"]);
    }

    [Fact]
    public async Task S066_a_voluntary_wish_tries_and_goes_on_without()
    {
        using var rp = new RelyingParty(hub);
        using var browser = await SureAsync("sure.not@example.com");
        using var plain = new Browser(hub);
        await plain.SignInAsync();

        var asked = await browser.GoAsync(rp.Authorize("openid", ("acr_values", $"urn:example:unknown {Two}")));
        asked.Page.ShouldBe("step-up");
        var declined = await browser.PostAsync("/step-up", ("returnUrl", asked.ReturnUrl), ("answer", "no"));
        await ShouldSayAsync(rp, declined, One);
        // Nobody is led to a page that can't help them, and prompt=none shows no page.
        await ShouldSayAsync(rp, await plain.GoAsync(rp.Authorize("openid", ("acr_values", Two))), One);
        await ShouldSayAsync(rp, await browser.GoAsync(rp.Authorize("openid", ("acr_values", Two), ("prompt", "none"))), One);
    }

    [Fact]
    public async Task S066_an_essential_acr_that_can_not_be_met_fails_and_gives_no_lesser_token()
    {
        using var rp = new RelyingParty(hub);
        using var browser = await SureAsync("sure.essential@example.com");
        using var plain = new Browser(hub);
        await plain.SignInAsync();

        (await plain.GoAsync(rp.Authorize("openid", ("claims", Essential(Two)))))["error"].ShouldBe("unmet_authentication_requirements");
        (await plain.GoAsync(rp.Authorize("openid", ("claims", Essential("urn:example:unknown")))))["error"].ShouldBe("unmet_authentication_requirements");
        (await browser.GoAsync(rp.Authorize("openid", ("claims", Essential(Two)), ("prompt", "none"))))["error"].ShouldBe("login_required");
        var asked = await browser.GoAsync(rp.Authorize("openid", ("claims", Essential(Two))));
        asked.Page.ShouldBe("step-up");
        (await browser.PostAsync("/step-up", ("returnUrl", asked.ReturnUrl), ("answer", "no")))["error"].ShouldBe("unmet_authentication_requirements");

        asked = await browser.GoAsync(rp.Authorize("openid", ("claims", Essential(Two))));
        await ShouldSayAsync(rp, await browser.PostAsync("/step-up", ("returnUrl", asked.ReturnUrl)), Two);
        await ShouldSayAsync(rp, await browser.GoAsync(rp.Authorize("openid", ("claims", Essential(One)))), One);
    }

    [Fact]
    public async Task S066_an_api_that_wants_more_says_what_and_gets_it_RFC9470()
    {
        using var rp = new RelyingParty(hub);
        using var browser = await SureAsync("sure.api@example.com");
        var scope = $"openid {HubScopes.CrosswalkLink}";
        var weak = await rp.SignInAsync(scope, browser);

        using var refused = await CallAsync(rp, weak.AccessToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var challenge = refused.Headers.WwwAuthenticate.ToString();
        challenge.ShouldContain("error=\"insufficient_user_authentication\"");
        challenge.ShouldContain($"acr_values=\"{Two}\"");
        challenge.ShouldContain("max_age=\"300\"");
        var asked = await browser.GoAsync(rp.Authorize(scope, ("acr_values", Two), ("max_age", "300")));
        var strong = await rp.RedeemAsync((await browser.PostAsync("/step-up", ("returnUrl", asked.ReturnUrl)))["code"].ShouldNotBeNull());

        using var accepted = await CallAsync(rp, strong.AccessToken);
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"name\"")]
    [InlineData("""{"id_token":[]}""")]
    [InlineData("""{"id_token":{"acr":true}}""")]
    [InlineData("""{"userinfo":{"name":{"essential":"yes"}}}""")]
    [InlineData("""{"userinfo":{"name":{"values":"x"}}}""")]
    public async Task S067_a_claims_parameter_of_the_wrong_shape_is_refused(string claims)
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);

        (await browser.GoAsync(rp.Authorize("openid", ("claims", claims))))["error"].ShouldBe("invalid_request");
        (await rp.PostAsync("/connect/par", rp.Parameters("openid", ("claims", claims)))).Error.ShouldBe("invalid_request");
    }

    [Fact]
    public async Task oidcc_claims_essential_S067_single_claims_come_where_they_were_asked_for_and_nothing_else_does()
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        await browser.SignInAsync();
        const string claims = """{"userinfo":{"name":{"essential":true},"nonsense":null},"id_token":{"email":{"essential":true},"email_verified":null,"auth_time":{"essential":true}},"other":{"x":null}}""";

        var tokens = await rp.RedeemAsync((await browser.GoAsync(rp.Authorize("openid offline_access", ("claims", claims))))["code"].ShouldNotBeNull());

        foreach (var round in (Tokens[])[tokens, await rp.RefreshAsync(tokens.RefreshToken)])
        {
            var id = Tokens.Read(round.IdToken).Payload;
            id.GetProperty("email").GetString().ShouldBe(TestHub.Email);
            id.GetProperty("email_verified").ValueKind.ShouldBe(JsonValueKind.True);
            id.TryGetProperty("name", out _).ShouldBeFalse();
            var (_, info) = await rp.UserInfoAsync(round.AccessToken);
            info.EnumerateObject().Select(member => member.Name).Order().ShouldBe(["aud", "iss", "name", "sub"]);
        }
    }

    [Fact]
    public async Task S067_claims_never_exceed_consent_nor_registration()
    {
        using var thirdParty = new RelyingParty(hub, "third-party", "third-party-secret");
        using var browser = new Browser(hub);
        await hub.RegisterPersonAsync("claims@example.com");
        await browser.SignInAsync("claims@example.com");
        const string claims = """{"userinfo":{"phone_number":null,"gpid":null}}""";
        var first = await browser.GoAsync(thirdParty.Authorize("openid email"));
        await browser.PostAsync("/consent", ("returnUrl", first.ReturnUrl), ("answer", "yes"));

        (await browser.GoAsync(thirdParty.Authorize("openid email", ("prompt", "none"), ("claims", claims))))["error"].ShouldBe("consent_required");
        var asked = await browser.GoAsync(thirdParty.Authorize("openid email", ("claims", claims)));
        asked.Page.ShouldBe("consent");

        await hub.RegisterClientAsync(new Clients.ClientDefinition("mail-only", "Mail only", Clients.ClientKind.Confidential)
        {
            ChosenSecret = "mail-only-secret",
            RedirectUris = [new Uri(TestHub.RedirectUri)],
            Scopes = ["email"],
            Consent = Clients.ClientConsent.Implicit,
        });
        using var mailOnly = new RelyingParty(hub, "mail-only", "mail-only-secret");
        var tokens = await mailOnly.RedeemAsync((await browser.GoAsync(mailOnly.Authorize("openid email", ("claims", claims))))["code"].ShouldNotBeNull());
        (await mailOnly.UserInfoAsync(tokens.AccessToken)).Body.EnumerateObject().Select(member => member.Name).Order().ShouldBe(["aud", "email", "email_verified", "iss", "sub"]);
    }

    [Fact]
    public async Task S067_a_subject_asked_for_by_claims_is_the_one_that_answers()
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        var mine = Tokens.Read((await rp.SignInAsync(browser: browser)).IdToken).Payload.GetProperty("sub").GetString();

        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("claims", Sub(mine!)))))["code"].ShouldNotBeNull();
        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("claims", Sub("acc_somebodyelse")))))["error"].ShouldBe("login_required");

        static string Sub(string value) => """{"id_token":{"sub":{"value":"SUB"}}}""".Replace("SUB", value, StringComparison.Ordinal);
    }

    private static string Essential(string acr) => """{"id_token":{"acr":{"essential":true,"values":["ACR"]}}}""".Replace("ACR", acr, StringComparison.Ordinal);

    private static async Task ShouldSayAsync(RelyingParty rp, Visit visit, string acr) =>
        Tokens.Read((await rp.RedeemAsync(visit["code"].ShouldNotBeNull(visit.Page + visit.Location))).IdToken).Payload.GetProperty("acr").GetString().ShouldBe(acr);

    private async Task<Browser> SureAsync(string email)
    {
        await hub.RegisterPersonAsync(email);
        var browser = new Browser(hub);
        await browser.SignInAsync(email);
        return browser;
    }

    private static Task<HttpResponseMessage> CallAsync(RelyingParty rp, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/sensitive");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return rp.Http.SendAsync(request, Cancellation);
    }
}
