using System.Net;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

public sealed class AccountPageTests(HubFixture hub)
{
    [Theory]
    [InlineData("/account")]
    [InlineData("/account/consents")]
    [InlineData("/account/sessions")]
    [InlineData("/account/applications")]
    [InlineData("/admin/clients")]
    [InlineData("/admin/sources")]
    [InlineData("/consent?returnUrl=%2Fx")]
    public async Task Nobody_sees_a_page_of_somebody(string path)
    {
        using var browser = hub.Browse();
        var (response, _) = await browser.OpenAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
    }

    [Fact]
    public async Task Agreeing_and_withdrawing_show_at_once_with_their_history()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);
        var (_, page) = await browser.OpenAsync("/account/consents");
        await browser.SubmitAsync(page, "/account/consents", "textVersion", ("answer", "grant"));
        var (_, agreed) = await browser.OpenAsync("/account/consents");
        agreed.QuerySelector(".rows .badge")!.TextContent.ShouldBe("on");
        await browser.SubmitAsync(agreed, "/account/consents", "textVersion", ("answer", "withdraw"));
        var (_, withdrawn) = await browser.OpenAsync("/account/consents");
        withdrawn.QuerySelector(".rows .badge")!.TextContent.ShouldBe("off");
        withdrawn.QuerySelectorAll(".timeline > li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_consent_to_words_that_were_replaced_meanwhile_is_refused()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);
        var (_, page) = await browser.OpenAsync("/account/consents");
        var (response, again) = await browser.SubmitAsync(page, "/account/consents", "textVersion", ("answer", "grant"), ("textVersion", "7"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("[role=alert]")!.TextContent.ShouldContain("wording has changed");
    }

    [Fact]
    public async Task Staff_without_a_customer_record_are_told_that_there_is_nothing_to_decide()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Administrator);
        var (_, page) = await browser.OpenAsync("/account/consents");
        page.QuerySelectorAll("[name=textVersion]").ShouldBeEmpty();
        page.QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_forged_withdrawal_changes_nothing()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);
        var (response, _) = await browser.PostAsync("/account/consents", [new("purpose", "newsletter"), new("channel", "Email"), new("answer", "withdraw")]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Ending_the_other_devices_leaves_this_one()
    {
        // Somebody of this test's own: others of the same account would be signed out.
        var administrator = (await hub.NewAdministratorAsync()).Email!;
        using var phone = await hub.Browse().AsAsync(administrator);
        using var laptop = await hub.Browse().AsAsync(administrator);
        var (_, page) = await laptop.OpenAsync("/account/sessions");
        var (response, _) = await laptop.SubmitAsync(page, "/account/sessions", "keep", ("keep", "this"));
        response.Headers.Location!.ToString().ShouldBe("/account/sessions?done=others");
        (await laptop.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await phone.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Signing_out_asks_first_and_then_does_it()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);
        var (_, page) = await browser.OpenAsync("/sign-out");
        (await browser.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (response, _) = await browser.SubmitAsync(page, "/sign-out", "returnUrl");
        response.Headers.Location!.ToString().ShouldBe("/signed-out");
        (await browser.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }
}
