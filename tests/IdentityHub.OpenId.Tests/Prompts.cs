using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>prompt, max_age, hints and consent.</summary>
public sealed class Prompts(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Theory]
    [InlineData("none login")]
    [InlineData("none consent")]
    [InlineData("none create")]
    [InlineData("none select_account")]
    [InlineData("bogus")]
    public async Task S064_prompt_none_with_another_value_is_refused(string prompt)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        (await browser.GoAsync(rp.Authorize("openid", ("prompt", prompt))))["error"].ShouldBe("invalid_request");
    }

    [Fact]
    public async Task S063_signing_in_can_not_be_skipped_by_going_on_or_by_editing_the_address()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        hub.Time.Advance(TimeSpan.FromSeconds(5));
        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "login")));

        // Straight back without signing in; "continue" of another prompt; a ticket of another request.
        (await browser.GoAsync(visit.ReturnUrl)).Page.ShouldBe("sign-in");
        (await browser.PostAsync("/sign-in/continue", ("returnUrl", visit.ReturnUrl))).Page.ShouldBe("sign-in");
        var ticket = QueryHelpers.ParseQuery(new Uri(hub.Issuer, visit.ReturnUrl).Query)["hub_flow"].ToString();
        using var other = new RelyingParty(hub);
        await browser.SignInAsync();
        (await browser.GoAsync(other.Authorize("openid", ("prompt", "login"), ("hub_flow", ticket)))).Page.ShouldBe("sign-in");
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", true)]
    [InlineData("10000", false)]
    public async Task S063_max_age_asks_again_when_the_sign_in_is_older(string maxAge, bool asks)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        hub.Time.Advance(TimeSpan.FromSeconds(5));

        var visit = await browser.GoAsync(rp.Authorize("openid", ("max_age", maxAge)));
        (visit.Page == "sign-in").ShouldBe(asks);
        if (asks)
            visit = await browser.SignInAsync(visit);

        var (_, id) = Tokens.Read((await rp.RedeemAsync(visit["code"].ShouldNotBeNull())).IdToken);
        id.TryGetProperty("auth_time", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task S062_max_age_with_prompt_none_answers_login_required()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        hub.Time.Advance(TimeSpan.FromSeconds(5));

        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("max_age", "1"))))["error"].ShouldBe("login_required");
    }

    [Fact]
    public async Task S064_prompt_create_leads_to_registration_even_when_somebody_is_signed_in()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        hub.Time.Advance(TimeSpan.FromSeconds(1));

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "create")));
        visit.Page.ShouldBe("register");
        await hub.RegisterPersonAsync("new@example.com");
        visit = await browser.SignInAsync(visit, "new@example.com");

        visit["code"].ShouldNotBeNull();
    }

    [Fact]
    public async Task S064_prompt_select_account_lets_the_person_go_on_as_they_are()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        hub.Time.Advance(TimeSpan.FromSeconds(1));

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "select_account")));
        visit.Page.ShouldBe("sign-in");

        (await browser.PostAsync("/sign-in/continue", ("returnUrl", visit.ReturnUrl)))["code"].ShouldNotBeNull();
    }

    [Fact]
    public async Task S065_a_hint_of_somebody_else_needs_a_sign_in_an_expired_one_is_taken_a_forged_one_refused()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var mine = await rp.SignInAsync(browser: browser);
        await hub.RegisterPersonAsync("other@example.com");
        using var otherBrowser = new Browser(hub);
        await otherBrowser.SignInAsync("other@example.com");

        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", mine.IdToken))))["code"].ShouldNotBeNull();
        (await otherBrowser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", mine.IdToken))))["error"].ShouldBe("login_required");
        hub.Time.Advance(TimeSpan.FromMinutes(10));
        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", mine.IdToken))))["code"].ShouldNotBeNull("an expired hint is accepted");
        var forged = mine.IdToken[..^8] + "AAAAAAAA";
        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", forged))))["error"].ShouldBe("invalid_request", "a forged hint is refused");
    }

    [Fact]
    public async Task somebody_elses_application_asks_once_and_learns_nothing_without_a_yes()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub, "third-party", "third-party-secret");
        await hub.RegisterPersonAsync("consenting@example.com");
        await browser.SignInAsync("consenting@example.com");

        (await browser.GoAsync(rp.Authorize("openid email", ("prompt", "none"))))["error"].ShouldBe("consent_required");
        var asked = await browser.GoAsync(rp.Authorize("openid email"));
        asked.Page.ShouldBe("consent");
        (await browser.PostAsync("/consent", ("returnUrl", asked.ReturnUrl), ("answer", "no")))["error"].ShouldBe("access_denied");
        asked = await browser.GoAsync(rp.Authorize("openid email"));
        (await browser.PostAsync("/consent", ("returnUrl", asked.ReturnUrl), ("answer", "yes")))["code"].ShouldNotBeNull();
        (await browser.GoAsync(rp.Authorize("openid email")))["code"].ShouldNotBeNull("the same is not asked twice");
        (await browser.GoAsync(rp.Authorize("openid email profile"))).Page.ShouldBe("consent", "more is asked for");
        (await browser.GoAsync(rp.Authorize("openid email", ("prompt", "consent")))).Page.ShouldBe("consent", "the client wants it asked");
    }

    [Fact]
    public async Task consent_is_answered_for_a_sealed_request_only()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub, "third-party", "third-party-secret");
        await browser.SignInAsync();

        var visit = await browser.PostAsync("/consent", ("returnUrl", rp.Authorize("openid email phone")), ("answer", "yes"));

        (visit.Status, visit.Page).ShouldBe((HttpStatusCode.BadRequest, "CONSENT_STALE"));
        (await browser.GoAsync(rp.Authorize("openid email phone"))).Page.ShouldBe("consent");
    }

    [Fact]
    public async Task a_stale_sign_in_page_starts_the_flow_again()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "login")));
        hub.Time.Advance(TimeSpan.FromHours(2));

        visit = await browser.SignInAsync(visit);

        visit.Page.ShouldBe("sign-in");
        (await browser.SignInAsync(visit))["code"].ShouldNotBeNull();
    }
}
