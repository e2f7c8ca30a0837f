using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>Modules about prompts, age and hints.</summary>
public abstract partial class BasicProfile
{
    [Fact]
    public async Task oidcc_prompt_login()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        var first = await rp.SignInAsync("openid", browser);
        hub.Time.Advance(TimeSpan.FromSeconds(2));

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "login")));
        visit.Page.ShouldBe("sign-in");
        var second = await rp.RedeemAsync((await browser.SignInAsync(visit))["code"].ShouldNotBeNull());

        AuthTime(second).ShouldBeGreaterThan(AuthTime(first));
        Subject(second).ShouldBe(Subject(first));
    }

    [Fact]
    public async Task oidcc_prompt_none_not_logged_in()
    {
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "none")));

        visit.Target.ShouldBe(TestHub.RedirectUri);
        visit["error"].ShouldBe("login_required");
        visit["state"].ShouldBe(rp.State);
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);
        visit["code"].ShouldBeNull();
    }

    [Fact]
    public async Task oidcc_prompt_none_logged_in()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        var first = await rp.SignInAsync("openid", browser);

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "none")));

        var second = await rp.RedeemAsync(visit["code"].ShouldNotBeNull());
        (Subject(second), AuthTime(second)).ShouldBe((Subject(first), AuthTime(first)));
    }

    [Fact]
    public async Task oidcc_max_age_1()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        var first = await rp.SignInAsync("openid", browser);
        hub.Time.Advance(TimeSpan.FromSeconds(2));

        var visit = await browser.GoAsync(rp.Authorize("openid", ("max_age", "1")));
        visit.Page.ShouldBe("sign-in");
        var second = await rp.RedeemAsync((await browser.SignInAsync(visit))["code"].ShouldNotBeNull());

        AuthTime(second).ShouldBeGreaterThan(AuthTime(first));
    }

    [Fact]
    public async Task oidcc_max_age_10000()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        var first = await rp.SignInAsync("openid", browser);
        hub.Time.Advance(TimeSpan.FromSeconds(2));

        var visit = await browser.GoAsync(rp.Authorize("openid", ("max_age", "10000")));

        var second = await rp.RedeemAsync(visit["code"].ShouldNotBeNull("nobody is asked again"));
        AuthTime(second).ShouldBe(AuthTime(first));
    }

    [Fact]
    public async Task oidcc_id_token_hint()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        var first = await rp.SignInAsync("openid", browser);

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", first.IdToken)));

        Subject(await rp.RedeemAsync(visit["code"].ShouldNotBeNull())).ShouldBe(Subject(first));
    }

    [Fact]
    public Task oidcc_login_hint() => SucceedsWithAsync(("login_hint", TestHub.Email));

    [Fact]
    public Task oidcc_ui_locales() => SucceedsWithAsync(("ui_locales", "de en"));

    [Fact]
    public Task oidcc_claims_locales() => SucceedsWithAsync(("claims_locales", "se"));

    [Fact]
    public Task oidcc_display_page() => SucceedsWithAsync(("display", "page"));

    [Fact]
    public Task oidcc_display_popup() => SucceedsWithAsync(("display", "popup"));

    [Fact]
    public async Task oidcc_ensure_request_with_acr_values_succeeds()
    {
        var tokens = await SucceedsWithAsync(("acr_values", "1 2"));

        // Voluntary: what can't be met is left out or answered with what was reached, never claimed.
        if (Tokens.Read(tokens.IdToken).Payload.TryGetProperty("acr", out var acr))
            acr.GetString().ShouldNotBeOneOf("1", "2");
    }

    private static long AuthTime(Tokens tokens) => Tokens.Read(tokens.IdToken).Payload.GetProperty("auth_time").GetInt64();

    private static string? Subject(Tokens tokens) => Tokens.Read(tokens.IdToken).Payload.GetProperty("sub").GetString();
}
