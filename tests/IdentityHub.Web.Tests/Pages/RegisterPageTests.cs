using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

public sealed class RegisterPageTests(HubFixture hub)
{
    [Fact]
    public async Task No_consent_is_ticked_beforehand()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/register");
        var boxes = page.QuerySelectorAll<IHtmlInputElement>("input[name=consent]").ToList();
        boxes.ShouldNotBeEmpty();
        boxes.ShouldAllBe(box => !box.IsChecked);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_ticked_but_not_the_password()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/register");
        var (response, again) = await SendAsync(browser, page, "new@example.com", "short", ("consent", "newsletter:email"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("#givenName")!.GetAttribute("value").ShouldBe("New");
        again.QuerySelector("#email")!.GetAttribute("value").ShouldBe("new@example.com");
        again.QuerySelector<IHtmlInputElement>("input[value='newsletter:email']")!.IsChecked.ShouldBeTrue();
        again.QuerySelector("#password-fault")!.TextContent.ShouldNotBeEmpty();
        again.QuerySelector("#password")!.HasAttribute("value").ShouldBeFalse();
    }

    [Fact]
    public async Task Registering_with_a_known_address_looks_like_any_other_registration()
    {
        using var first = hub.Browse();
        using var second = hub.Browse();
        var (_, page) = await first.OpenAsync("/register");
        var (known, _) = await SendAsync(first, page, HubFixture.Shopper, "A-Good-Long-One-42");
        var (_, other) = await second.OpenAsync("/register");
        var (unknown, _) = await SendAsync(second, other, "somebody.new@example.com", "A-Good-Long-One-42");
        known.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        unknown.StatusCode.ShouldBe(known.StatusCode);
        unknown.Headers.Location.ShouldBe(known.Headers.Location);
    }

    [Fact]
    public async Task A_ticked_consent_is_in_the_history_of_the_account()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/register");
        await SendAsync(browser, page, "ticks@example.com", "A-Good-Long-One-42", ("consent", "newsletter:email"));
        var (_, consents) = await browser.OpenAsync("/account/consents");
        consents.QuerySelectorAll(".timeline > li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task German_people_are_told_in_German_what_is_wrong()
    {
        using var browser = hub.Browse("de-AT, en;q=0.5");
        var (_, page) = await browser.OpenAsync("/register");
        page.QuerySelectorAll("legend").ShouldContain(legend => legend.TextContent.Contains("Rundbrief"));
        var (_, again) = await SendAsync(browser, page, "neu@example.com", "kurz");
        again.QuerySelector("#password-fault")!.TextContent.ShouldContain("mindestens 10 Zeichen");
    }

    private static Task<(HttpResponseMessage Response, IDocument Page)> SendAsync(
        PageBrowser browser, IDocument page, string email, string password, params (string Name, string Value)[] more) =>
        browser.SubmitAsync(page, "/register", "givenName", [("givenName", "New"), ("familyName", "Person"), ("email", email), ("password", password), .. more]);
}
