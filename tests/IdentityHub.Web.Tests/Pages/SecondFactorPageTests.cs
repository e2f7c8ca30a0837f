using System.Net;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Ids;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Statement 96 and the second factor of staff, over HTTP.</summary>
public sealed class SecondFactorPageTests(HubFixture hub)
{
    [Fact]
    public async Task S096_the_second_factor_can_not_be_skipped_by_calling_the_next_address()
    {
        var user = await hub.NewShopperAsync();
        var secret = await hub.EnrolAsync(user.Email!);
        using var browser = hub.Browse();

        var response = await browser.PasswordAsync(user.Email!);

        response.Headers.Location!.ToString().ShouldBe("/sign-in/second?returnUrl=%2Faccount");
        foreach (var path in (string[])["/account", "/account/security", "/account/security/authenticator"])
            (await browser.OpenAsync(path)).Response.Headers.Location!.ToString().ShouldStartWith("/sign-in?", Case.Sensitive, path);
        foreach (var path in (string[])["/sign-in/set-up", "/sign-in/reactivate", "/step-up"])
            (await browser.OpenAsync(path)).Response.Headers.Location!.ToString().ShouldStartWith("/sign-in", Case.Sensitive, path);
        (await browser.CodeAsync("/sign-in/second", Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow)))).Headers.Location!.ToString().ShouldBe("/account");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task S096_guessing_codes_is_slowed_and_does_not_slow_the_person_s_own_browser()
    {
        var user = await hub.NewShopperAsync();
        using var own = await hub.Browse().AsAsync(user.Email!);
        await hub.EnrolAsync(user.Email!);
        using var thief = hub.Browse();
        await thief.PasswordAsync(user.Email!);
        HttpStatusCode status = default;
        // Each wait is twice as long as the one before: however slow the machine is, one of them is met.
        for (var i = 0; i < 12 && status != HttpStatusCode.TooManyRequests; i++)
            status = (await thief.CodeAsync("/sign-in/second", $"0000{i:00}")).StatusCode;
        status.ShouldBe(HttpStatusCode.TooManyRequests);

        await own.PasswordAsync(user.Email!);
        (await own.CodeAsync("/sign-in/second", await hub.NextCodeAsync(user.Email!))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task S096_enrolment_needs_a_recent_proof_and_shows_recovery_codes_once()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        await hub.AgeSessionsAsync(user.AccountId, TimeSpan.FromMinutes(11));
        (await browser.OpenAsync("/account/security/authenticator")).Response.Headers.Location!.ToString().ShouldStartWith("/step-up?");
        var (_, stepUp) = await browser.OpenAsync("/step-up?returnUrl=%2Faccount%2Fsecurity%2Fauthenticator");
        await browser.SubmitAsync(stepUp, "", "password", ("password", HubFixture.Password));

        var (_, page) = await browser.OpenAsync("/account/security/authenticator");
        page.QuerySelector("svg.qr").ShouldNotBeNull();
        var secret = Base32.Decode(page.QuerySelector(".secret")!.TextContent)!;
        var (wrong, again) = await browser.SubmitAsync(page, "", "code", ("code", "000000"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector(".secret")!.TextContent.ShouldBe(page.QuerySelector(".secret")!.TextContent, "a typing error doesn't mean scanning again");
        var (_, done) = await browser.SubmitAsync(again, "", "code", ("code", Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow))));
        done.QuerySelectorAll(".codes code").Length.ShouldBe(RecoveryCodes.Count);

        using var elsewhere = hub.Browse();
        var next = (await elsewhere.PasswordAsync(user.Email!)).Headers.Location!.ToString();
        (await elsewhere.CodeAsync(next, done.QuerySelector(".codes code")!.TextContent)).Headers.Location!.ToString().ShouldBe("/account");
        using var third = hub.Browse();
        await third.PasswordAsync(user.Email!);
        (await third.CodeAsync(next, done.QuerySelector(".codes code")!.TextContent)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "used");
    }

    [Fact]
    public async Task A_remembered_device_is_not_asked_again_until_it_is_forgotten()
    {
        var user = await hub.NewShopperAsync();
        await hub.EnrolAsync(user.Email!);
        using var browser = hub.Browse();
        var next = (await browser.PasswordAsync(user.Email!)).Headers.Location!.ToString();
        var (_, page) = await browser.OpenAsync(next);
        await browser.SubmitAsync(page, next, "code", ("code", await hub.NextCodeAsync(user.Email!)), ("remember", "on"));
        await SignOutAsync(browser);

        (await browser.PasswordAsync(user.Email!)).Headers.Location!.ToString().ShouldBe("/account");
        using var other = hub.Browse();
        (await other.PasswordAsync(user.Email!)).Headers.Location!.ToString().ShouldStartWith("/sign-in/second");
        var (_, security) = await browser.OpenAsync("/account/security");
        await browser.SubmitAsync(security, "", "device");
        await SignOutAsync(browser);
        (await browser.PasswordAsync(user.Email!)).Headers.Location!.ToString().ShouldStartWith("/sign-in/second");
    }

    [Fact]
    public async Task Staff_without_a_second_factor_set_one_up_before_their_first_session()
    {
        var user = await hub.NewStewardAsync();
        using var browser = hub.Browse();
        var next = (await browser.PasswordAsync(user.Email!)).Headers.Location!.ToString();
        next.ShouldStartWith("/sign-in/set-up");
        (await browser.IsSignedInAsync()).ShouldBeFalse();

        var (_, page) = await browser.OpenAsync(next);
        var secret = Base32.Decode(page.QuerySelector(".secret")!.TextContent)!;
        var (_, done) = await browser.SubmitAsync(page, next, "code", ("code", Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow))));

        done.QuerySelectorAll(".codes code").Length.ShouldBe(RecoveryCodes.Count);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        var session = (await hub.Hub.ScopedAsync<OpenId.Sessions.SessionDirectory, IReadOnlyList<OpenId.Sessions.HubSession>>(sessions => sessions.ListAsync(user.AccountId, default)))[0];
        session.Level.ShouldBe(OpenId.Sessions.AuthenticationLevel.Two);
    }

    [Fact]
    public async Task Staff_are_asked_for_the_code_at_every_sign_in()
    {
        using var browser = hub.Browse();
        var next = (await browser.PasswordAsync(HubFixture.Administrator)).Headers.Location!.ToString();
        var (_, page) = await browser.OpenAsync(next);
        page.QuerySelector("[name=remember]").ShouldBeNull();
        await browser.SubmitAsync(page, next, "code", ("code", await hub.NextCodeAsync(HubFixture.Administrator)), ("remember", "on"));
        await SignOutAsync(browser);

        (await browser.PasswordAsync(HubFixture.Administrator)).Headers.Location!.ToString().ShouldStartWith("/sign-in/second");
    }

    [Fact]
    public async Task Who_is_given_a_role_in_the_middle_of_a_session_shows_a_second_factor_before_they_use_it()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        await hub.Hub.ScopedAsync<Microsoft.AspNetCore.Identity.UserManager<HubUser>, bool>(async users =>
            (await users.AddToRoleAsync((await users.FindByIdAsync(user.Id.ToString()))!, OpenId.HubRoles.Administrator)).Succeeded);

        (await browser.OpenAsync("/admin/clients")).Response.Headers.Location!.ToString().ShouldBe("/account/security?done=needed");
        await hub.EnrolAsync(user.Email!);
        (await browser.OpenAsync("/admin/clients")).Response.Headers.Location!.ToString().ShouldBe("/step-up?returnUrl=%2Fadmin%2Fclients");
        var (_, stepUp) = await browser.OpenAsync("/step-up?returnUrl=%2Fadmin%2Fclients");
        (await browser.SubmitAsync(stepUp, "", "password", ("password", HubFixture.Password), ("code", "000000"))).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await browser.SubmitAsync(stepUp, "", "password", ("password", HubFixture.Password), ("code", await hub.NextCodeAsync(user.Email!)));
        (await browser.OpenAsync("/admin/clients")).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S020_a_step_up_gives_the_session_a_new_identifier()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        var before = await SessionAsync(user);
        var (_, stepUp) = await browser.OpenAsync("/step-up?returnUrl=%2Faccount");

        await browser.SubmitAsync(stepUp, "", "password", ("password", HubFixture.Password));

        (await SessionAsync(user)).ShouldNotBe(before);
        (await hub.Hub.ScopedAsync<OpenId.Sessions.SessionDirectory, IReadOnlyList<OpenId.Sessions.HubSession>>(sessions => sessions.ListAsync(user.AccountId, default))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_tabs_with_two_accounts_take_no_code_for_the_wrong_one_and_a_stale_page_begins_again()
    {
        var (ada, grace) = (await hub.NewShopperAsync(), await hub.NewShopperAsync());
        await hub.EnrolAsync(ada.Email!);
        await hub.EnrolAsync(grace.Email!);
        using var browser = hub.Browse();
        await browser.PasswordAsync(ada.Email!);
        var (_, adasTab) = await browser.OpenAsync("/sign-in/second");
        await browser.PasswordAsync(grace.Email!);

        var (late, _) = await browser.SubmitAsync(adasTab, "/sign-in/second", "code", ("code", await hub.NextCodeAsync(ada.Email!)));

        late.Headers.Location!.ToString().ShouldStartWith("/sign-in/second", Case.Sensitive, "the page is shown anew, for the sign-in that was begun last");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await browser.CodeAsync("/sign-in/second", await hub.NextCodeAsync(grace.Email!))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (back, _) = await browser.SubmitAsync(adasTab, "/sign-in/second", "code", ("code", "123456"));
        back.Headers.Location!.ToString().ShouldStartWith("/sign-in?", Case.Sensitive, "back button after signing in");
    }

    [Fact]
    public async Task A_password_that_is_changed_meanwhile_ends_a_sign_in_that_waits_for_its_code()
    {
        var user = await hub.NewShopperAsync();
        await hub.EnrolAsync(user.Email!);
        using var browser = hub.Browse();
        await browser.PasswordAsync(user.Email!);
        await hub.Hub.ScopedAsync<Microsoft.AspNetCore.Identity.UserManager<HubUser>, bool>(async users =>
            (await users.UpdateSecurityStampAsync((await users.FindByIdAsync(user.Id.ToString()))!)).Succeeded);

        (await browser.OpenAsync("/sign-in/second")).Response.Headers.Location!.ToString().ShouldStartWith("/sign-in?");
    }

    private async Task<SessionId> SessionAsync(HubUser user) =>
        (await hub.Hub.ScopedAsync<OpenId.Sessions.SessionDirectory, IReadOnlyList<OpenId.Sessions.HubSession>>(sessions => sessions.ListAsync(user.AccountId, default)))[0].Id;

    private static async Task SignOutAsync(PageBrowser browser)
    {
        var (_, page) = await browser.OpenAsync("/sign-out");
        await browser.SubmitAsync(page, "/sign-out", "returnUrl");
    }
}
