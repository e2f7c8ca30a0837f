using System.Net;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

public sealed class SignInPageTests(HubFixture hub)
{
    [Fact]
    public async Task Unknown_address_and_wrong_password_get_the_same_answer()
    {
        using var browser = hub.Browse();
        var unknown = await TryAsync(browser, "nobody@example.com", "Not-The-Password-1");
        var known = await TryAsync(browser, HubFixture.Shopper, "Not-The-Password-1");
        unknown.Status.ShouldBe(HttpStatusCode.BadRequest);
        known.ShouldBe(unknown);
    }

    [Fact]
    public async Task A_refused_try_keeps_the_address_and_never_the_password()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (_, again) = await browser.SubmitAsync(page, "/sign-in", "password", ("email", "someone@example.com"), ("password", "Secret-Secret-9"));
        again.QuerySelector("#email")!.GetAttribute("value").ShouldBe("someone@example.com");
        again.DocumentElement.OuterHtml.ShouldNotContain("Secret-Secret-9");
    }

    [Fact]
    public async Task Empty_fields_are_named_at_the_fields()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (response, again) = await browser.SubmitAsync(page, "/sign-in", "password", ("email", ""), ("password", ""));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in new[] { "email", "password" })
        {
            var input = again.QuerySelector($"#{field}")!;
            input.GetAttribute("aria-invalid").ShouldBe("true");
            again.GetElementById(input.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("\\evil.example")]
    [InlineData("/%09/evil.example/../..//x")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_a_page_of_the_hub_only(string returnUrl)
    {
        using var browser = hub.Browse();
        var path = $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        var (_, page) = await browser.OpenAsync(path);
        var (response, _) = await browser.SubmitAsync(page, path, "password", ("email", HubFixture.Shopper), ("password", HubFixture.Password));
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        new Uri(hub.Address, response.Headers.Location!).Authority.ShouldBe(hub.Address.Authority);
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        using var browser = hub.Browse();
        var (response, page) = await browser.PostAsync("/sign-in", [new("email", HubFixture.Shopper), new("password", HubFixture.Password)]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("send it once more");
        page.QuerySelector("#email")!.GetAttribute("value").ShouldBe(HubFixture.Shopper);
        (await browser.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_token_of_another_browser_signs_nobody_in()
    {
        using var attacker = hub.Browse();
        using var victim = hub.Browse();
        var (_, attackersPage) = await attacker.OpenAsync("/sign-in");
        await victim.OpenAsync("/sign-in");
        var (response, _) = await victim.SubmitAsync(attackersPage, "/sign-in", "password", ("email", HubFixture.Shopper), ("password", HubFixture.Password));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text_and_not_run()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (_, again) = await browser.SubmitAsync(page, "/sign-in", "password", ("email", "\"><script>alert(1)</script>"), ("password", "x"));
        again.QuerySelectorAll("script:not([src^='/assets/'])").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_wears_the_look_of_the_application_that_sent_the_person()
    {
        using var browser = hub.Browse();
        var request = "/connect/authorize?client_id=shop&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fshop.example%2Fcb"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&ui_locales=de";
        var (redirect, _) = await browser.OpenAsync(request);
        var (response, page) = await browser.OpenAsync(redirect.Headers.Location!.ToString());
        page.QuerySelector(".mark")!.TextContent.ShouldContain("Corner Shop");
        page.DocumentElement.GetAttribute("lang").ShouldBe("de");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self' https://shop.example;");
        var (sheet, _) = await browser.OpenAsync("/assets/brand.css?client=shop");
        (await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("#8a4b2f");
    }

    private static async Task<(HttpStatusCode Status, string Text)> TryAsync(PageBrowser browser, string email, string password)
    {
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (response, again) = await browser.SubmitAsync(page, "/sign-in", "password", ("email", email), ("password", password));
        return (response.StatusCode, again.QuerySelector("[role=alert]")!.TextContent);
    }
}
