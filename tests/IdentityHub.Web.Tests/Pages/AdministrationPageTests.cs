using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

public sealed class AdministrationPageTests(HubFixture hub)
{
    [Theory]
    [InlineData("/admin/clients")]
    [InlineData("/admin/clients/new")]
    [InlineData("/admin/sources")]
    public async Task A_shopper_is_not_let_in(string path)
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);
        (await browser.OpenAsync(path)).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_secret_is_shown_once()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Administrator);
        var (_, page) = await browser.OpenAsync("/admin/clients/new");
        var (_, added) = await browser.SubmitAsync(page, "/admin/clients/new", "clientId",
            ("name", "Kiosk"), ("clientId", "kiosk"), ("redirectUris", "https://kiosk.example/cb"), ("kind", "confidential"));
        var secret = added.QuerySelector(".secret")!.TextContent;
        secret.Length.ShouldBeGreaterThanOrEqualTo(43);
        var (_, list) = await browser.OpenAsync("/admin/clients");
        list.Body!.TextContent.ShouldContain("kiosk");
        list.Body!.TextContent.ShouldNotContain(secret);
        (await hub.Hub.ScopedAsync<ClientRegistry, RegisteredClient?>(async clients => await clients.FindAsync("kiosk", default)))!.Definition.Kind.ShouldBe(ClientKind.Confidential);
    }

    [Fact]
    public async Task How_a_client_proves_itself_and_what_its_tokens_are_like_is_set_shown_and_changed()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Administrator);
        var (_, page) = await browser.OpenAsync("/admin/clients/new");
        var (_, added) = await browser.SubmitAsync(page, "/admin/clients/new", "clientId",
            ("name", "Partner"), ("clientId", "partner"), ("redirectUris", "https://partner.example/cb"), ("kind", "confidential"),
            ("tokenEndpointAuthMethod", "PrivateKeyJwt"), ("jwksUri", "https://partner.example/jwks"), ("requireDpop", "on"), ("idTokenAlgorithm", "PS256"), ("accessTokenLifetime", "2.5"));
        added.QuerySelector(".secret").ShouldBeNull("its key stands in for one");

        var (_, form) = await browser.OpenAsync("/admin/clients/edit?clientId=partner");
        form.QuerySelector<IHtmlSelectElement>("#tokenEndpointAuthMethod")!.Value.ShouldBe("PrivateKeyJwt");
        form.QuerySelector<IHtmlInputElement>("input[name=requireDpop]")!.IsChecked.ShouldBeTrue();
        form.QuerySelector<IHtmlInputElement>("#accessTokenLifetime")!.Value.ShouldBe("2.5");
        var (refused, again) = await browser.SubmitAsync(form, "/admin/clients/edit", "requirePkce", ("jwks", "nonsense"), ("accessTokenLifetime", "soon"));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("#accessTokenLifetime-fault").ShouldNotBeNull();
        var (saved, _) = await browser.SubmitAsync(form, "/admin/clients/edit", "requirePkce", ("jwks", ""), ("accessTokenLifetime", "10"), ("audiences", "https://orders.example/api"));

        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var definition = (await hub.Hub.ScopedAsync<ClientRegistry, RegisteredClient?>(async clients => await clients.FindAsync("partner", default)))!.Definition;
        definition.TokenEndpointAuthMethod.ShouldBe(TokenEndpointAuthMethod.PrivateKeyJwt);
        definition.IdTokenAlgorithm.ShouldBe(SigningAlgorithm.PS256);
        definition.Lifetimes.AccessToken.ShouldBe(TimeSpan.FromMinutes(10));
        definition.Audiences.ShouldBe(["https://orders.example/api"]);
        definition.RedirectUris.ShouldBe([new Uri("https://partner.example/cb")]);
    }

    [Fact]
    public async Task A_bad_address_is_named_and_the_rest_of_the_form_stays()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Administrator);
        var (_, page) = await browser.OpenAsync("/admin/clients/new");
        var (response, again) = await browser.SubmitAsync(page, "/admin/clients/new", "clientId",
            ("name", "Wrong"), ("clientId", "wrong"), ("redirectUris", "not an address"), ("kind", "public"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("#redirectUris-fault").ShouldNotBeNull();
        again.QuerySelector("#redirectUris")!.TextContent.ShouldBe("not an address");
        again.QuerySelector<IHtmlInputElement>("input[value=public]")!.IsChecked.ShouldBeTrue();
    }

    [Fact]
    public async Task A_source_system_is_added_and_its_code_is_not_given_twice()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Administrator);
        (await AddSourceAsync(browser)).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (response, again) = await AddSourceAsync(browser);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("#code-fault").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_link_for_the_first_administrator_is_dead_once_there_is_one()
    {
        using var browser = hub.Browse();
        (await browser.OpenAsync("/first-administrator?invitation=guess")).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(HttpResponseMessage Response, IDocument Page)> AddSourceAsync(PageBrowser browser)
    {
        var (_, page) = await browser.OpenAsync("/admin/sources");
        return await browser.SubmitAsync(page, "/admin/sources", "trustRank", ("name", "Tills"), ("code", "tills"), ("trustRank", "70"));
    }
}
