using System.Net;
using IdentityHub.Accounts.Mail;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Sign-in links, password reset and change of address.</summary>
public sealed class MailedLinkTests(HubFixture hub)
{
    private const string NewPassword = "Difference-Engine-No-2";

    [Fact]
    public async Task A_link_signs_in_once_in_the_browser_that_asked_and_goes_on_where_the_person_came_from()
    {
        var user = await hub.NewShopperAsync();
        using var browser = hub.Browse();
        using var other = hub.Browse();
        var link = await LinkAsync(browser, "/sign-in/link?returnUrl=%2Faccount%2Fconsents", user.Email!, "sign-in link");

        (await other.OpenAsync(link)).Page.QuerySelector("[name=ticket]").ShouldBeNull("another browser");
        var (_, landing) = await browser.OpenAsync(link);
        (await browser.IsSignedInAsync()).ShouldBeFalse("following a link changes nothing");
        var (response, _) = await browser.SubmitAsync(landing, "", "ticket");
        response.Headers.Location!.ToString().ShouldBe("/account/consents");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        (await browser.SubmitAsync(landing, "", "ticket")).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "used");
    }

    [Fact]
    public async Task A_link_is_one_factor_and_the_second_is_asked_for()
    {
        var user = await hub.NewShopperAsync();
        await hub.EnrolAsync(user.Email!);
        using var browser = hub.Browse();
        var (_, landing) = await browser.OpenAsync(await LinkAsync(browser, "/sign-in/link", user.Email!, "sign-in link"));

        (await browser.SubmitAsync(landing, "", "ticket")).Response.Headers.Location!.ToString().ShouldStartWith("/sign-in/second");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Staff_and_addresses_that_were_never_proven_get_no_link()
    {
        var steward = await hub.NewStewardAsync();
        var unproven = await hub.NewShopperAsync(verified: false);
        using var browser = hub.Browse();
        await AskAsync(browser, "/sign-in/link", steward.Email!);
        await AskAsync(browser, "/sign-in/link", unproven.Email!);

        (await hub.MailAsync(steward.Email!, "can't sign in by link")).Text.ShouldNotContain("ticket=");
        (await hub.MailAsync(unproven.Email!, "confirm")).Text.ShouldContain("/verify-email");
    }

    [Theory]
    [InlineData("/sign-in/link")]
    [InlineData("/forgot-password")]
    public async Task S092_known_and_unknown_addresses_get_the_same_answer(string path)
    {
        var user = await hub.NewShopperAsync();
        using var browser = hub.Browse();
        var unknown = $"{Guid.NewGuid():n}@example.com";

        var (first, firstPage) = await AskAsync(browser, path, user.Email!);
        var (second, secondPage) = await AskAsync(browser, path, unknown);

        second.StatusCode.ShouldBe(first.StatusCode);
        TextOf(secondPage).Replace(unknown, "X", StringComparison.Ordinal).ShouldBe(TextOf(firstPage).Replace(user.Email!, "X", StringComparison.Ordinal));
        hub.Hub.Services.GetRequiredService<MailOutbox>().Sent().ShouldNotContain(sent => sent.Message.To == unknown);
    }

    [Theory]
    [InlineData("/sign-in/link")]
    [InlineData("/forgot-password")]
    public async Task S092_a_stranger_can_neither_flood_an_inbox_nor_keep_its_owner_from_a_mail(string path)
    {
        var user = await hub.NewShopperAsync();
        using var owner = await hub.Browse().AsAsync(user.Email!);
        using var stranger = hub.Browse();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
            answers.Add((await AskAsync(stranger, path, user.Email!)).Response.StatusCode);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);

        (await AskAsync(owner, path, user.Email!)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_reset_sets_a_new_password_once_ends_every_session_and_leaves_the_second_factor()
    {
        var user = await hub.NewShopperAsync();
        using var signedIn = await hub.Browse().AsAsync(user.Email!);
        await hub.EnrolAsync(user.Email!);
        using var browser = hub.Browse();
        var link = await LinkAsync(browser, "/forgot-password", user.Email!, "new password");
        using var phone = hub.Browse();
        var (_, page) = await phone.OpenAsync(link);

        var (bad, again) = await phone.SubmitAsync(page, "", "password", ("password", "password123"));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var (good, _) = await phone.SubmitAsync(again, "", "password", ("password", NewPassword));

        good.Headers.Location!.ToString().ShouldBe("/sign-in?done=password");
        (await signedIn.IsSignedInAsync()).ShouldBeFalse();
        (await phone.IsSignedInAsync()).ShouldBeFalse();
        (await browser.PasswordAsync(user.Email!)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "the old one");
        (await browser.PasswordAsync(user.Email!, NewPassword)).Headers.Location!.ToString().ShouldStartWith("/sign-in/second");
        (await phone.SubmitAsync(again, "", "password", ("password", "Another-One-1837"))).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "used");
        await hub.MailAsync(user.Email!, "how you sign in", "new password");
    }

    [Fact]
    public async Task S097_a_reset_of_an_address_that_was_never_proven_leaves_nothing_of_who_prepared_the_account()
    {
        var prepared = await hub.NewShopperAsync(verified: false);
        await hub.EnrolAsync(prepared.Email!);
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync(await LinkAsync(browser, "/forgot-password", prepared.Email!, "new password"));
        await browser.SubmitAsync(page, "", "password", ("password", NewPassword));

        (await browser.PasswordAsync(prepared.Email!, NewPassword)).Headers.Location!.ToString().ShouldBe("/account", "the stranger's authenticator is gone");
    }

    [Fact]
    public async Task S099_links_lead_to_the_issuer_whatever_host_a_request_names()
    {
        var user = await hub.NewShopperAsync();
        using var browser = hub.Browse();
        await AskAsync(browser, "/forgot-password", user.Email!);
        (await hub.MailAsync(user.Email!, "new password")).Text.ShouldContain(hub.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task An_address_changes_when_both_ends_agreed()
    {
        var user = await hub.NewShopperAsync();
        var wanted = $"{Guid.NewGuid():n}@example.com";
        using var browser = await hub.Browse().AsAsync(user.Email!);
        var (_, page) = await browser.OpenAsync("/account/email");
        (await browser.SubmitAsync(page, "/account/email", "email", ("email", wanted))).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var old = HubFixture.LinkIn(await hub.MailAsync(user.Email!, "changed"));
        var @new = HubFixture.LinkIn(await hub.MailAsync(wanted, "new e-mail address"));

        using var phone = hub.Browse();
        (await ConfirmAsync(phone, @new)).ShouldBe("Thank you");
        using (var still = hub.Browse())
            (await still.PasswordAsync(wanted)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "one end only");
        (await ConfirmAsync(phone, old)).ShouldBe("Your e-mail address is changed");
        (await ConfirmAsync(phone, old)).ShouldBe("This link can’t be used");
        (await hub.Browse().AsAsync(wanted)).ShouldNotBeNull();
        (await hub.Browse().PasswordAsync(user.Email!)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S092_changing_to_an_address_of_another_account_looks_like_any_other_and_its_inbox_is_told()
    {
        var (user, other) = (await hub.NewShopperAsync(), await hub.NewShopperAsync());
        using var browser = await hub.Browse().AsAsync(user.Email!);
        var (_, page) = await browser.OpenAsync("/account/email");

        (await browser.SubmitAsync(page, "/account/email", "email", ("email", other.Email!))).Response.Headers.Location!.ToString().ShouldBe("/account/email");

        (await hub.MailAsync(other.Email!, "already have an account")).Text.ShouldNotContain("ticket=");
    }

    private static async Task<string> ConfirmAsync(PageBrowser browser, string link)
    {
        var (_, page) = await browser.OpenAsync(link);
        return (await browser.SubmitAsync(page, "", "ticket")).Page.QuerySelector("h1")!.TextContent;
    }

    private static async Task<(HttpResponseMessage Response, AngleSharp.Dom.IDocument Page)> AskAsync(PageBrowser browser, string path, string email)
    {
        var (_, page) = await browser.OpenAsync(path);
        return await browser.SubmitAsync(page, path, "email", ("email", email));
    }

    private async Task<string> LinkAsync(PageBrowser browser, string path, string email, string subject)
    {
        (await AskAsync(browser, path, email)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return HubFixture.LinkIn(await hub.MailAsync(email, subject));
    }

    private static string TextOf(AngleSharp.Dom.IDocument page) => page.QuerySelector("main")!.TextContent;
}
