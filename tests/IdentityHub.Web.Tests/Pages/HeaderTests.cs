using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

public sealed class HeaderTests(HubFixture hub)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    [InlineData("/sign-out")]
    [InlineData("/signed-out")]
    [InlineData("/verify-email?account=a&token=t")]
    [InlineData("/no-such-page")]
    [InlineData("/connect/authorize?client_id=nobody&response_type=code&redirect_uri=https%3A%2F%2Fevil.example%2Fcb")]
    [InlineData("/outbox")]
    public async Task Every_page_is_neither_cached_nor_framed_and_runs_no_script_but_a_file_of_ours(string path)
    {
        using var browser = hub.Browse();
        var (response, page) = await browser.OpenAsync(path);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.QuerySelectorAll("script:not([src^='/assets/']), style, [style], [onclick], iframe").ShouldBeEmpty();
    }

    [Fact]
    public async Task Style_sheets_are_kept_for_good()
    {
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (sheet, _) = await browser.OpenAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        sheet.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        sheet.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task The_choice_of_look_leads_to_a_page_of_the_hub_only()
    {
        using var browser = hub.Browse();
        var (response, _) = await browser.PostAsync("/look", [new("theme", "dark"), new("returnUrl", "https://evil.example")]);
        response.Headers.Location!.ToString().ShouldBe("/account");
        var (_, page) = await browser.OpenAsync("/sign-in");
        page.DocumentElement.GetAttribute("data-theme").ShouldBe("dark");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    public async Task A_body_that_is_no_form_is_refused_without_an_error(string path)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var body = new StringContent("{\"email\":1}", System.Text.Encoding.UTF8, "application/json");
        ((int)(await http.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken)).StatusCode).ShouldBeInRange(400, 499);
    }
}
