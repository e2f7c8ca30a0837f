using System.Net;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

public sealed class ErrorPageTests(HubFixture hub)
{
    [Fact]
    public async Task A_request_of_an_unknown_application_ends_on_a_page_of_the_hub_and_leads_nowhere()
    {
        using var browser = hub.Browse();
        var (response, page) = await browser.OpenAsync("/connect/authorize?client_id=%3Cscript%3E&response_type=code&redirect_uri=https%3A%2F%2Fevil.example%2Fcb");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Location.ShouldBeNull();
        page.QuerySelector("h1")!.TextContent.ShouldBe("The site you came from made a mistake");
        page.QuerySelector("code")!.TextContent.ShouldBe("invalid_request");
        page.QuerySelectorAll("script, a[href*='evil']").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_where_nothing_is_has_a_page_that_leads_on()
    {
        using var browser = hub.Browse("de");
        var (response, page) = await browser.OpenAsync("/no-such-page");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Hier ist nichts");
        page.QuerySelector("main a")!.GetAttribute("href").ShouldBe("/account");
    }

    [Fact]
    public async Task A_program_gets_its_bare_status()
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        var response = await http.GetAsync(new Uri("/no-such-page", UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
