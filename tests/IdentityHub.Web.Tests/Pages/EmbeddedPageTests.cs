using System.Net;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Sign-in within a client's own page: who may frame it, and where the answer goes (security statement 14).</summary>
public sealed class EmbeddedPageTests(HubFixture hub) : IAsyncLifetime
{
    private const string Client = "embedder", Origin = "https://shop.example", Other = "https://www.shop.example";

    public async ValueTask InitializeAsync() => (await hub.Hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(
        new ClientDefinition(Client, "Embedder", ClientKind.Confidential)
        {
            ChosenSecret = "embedder-secret",
            RedirectUris = [new("https://shop.example/cb")],
            Scopes = ["openid", "profile"],
            Consent = ClientConsent.Implicit,
            EmbedOrigins = [Origin, Other],
        }, Actor.Hub("test"), CancellationToken.None)).Refusal is null)).ShouldBeTrue();

    [Fact]
    public async Task S014_the_embedded_pages_list_exactly_the_clients_origins()
    {
        using var browser = hub.Browse();
        var (redirect, _) = await browser.OpenAsync(Request(Origin));
        redirect.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["unsafe-none"]);
        var (page, document) = await browser.OpenAsync(redirect.Headers.Location!.ToString());
        Policy(page).ShouldContain($"frame-ancestors {Origin} {Other};");
        page.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        page.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["unsafe-none"]);

        var (signedIn, _) = await browser.SubmitAsync(document, redirect.Headers.Location!.ToString(), "password", ("email", HubFixture.Shopper), ("password", HubFixture.Password));
        var (answer, answered) = await browser.OpenAsync(signedIn.Headers.Location!.ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Policy(answer).ShouldContain($"frame-ancestors {Origin} {Other}");
        Policy(answer).ShouldContain("script-src 'sha256-");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answered.Body!.GetAttribute("data-origin").ShouldBe(Origin);
        var message = JsonDocument.Parse(answered.Body.GetAttribute("data-message")!).RootElement;
        message.GetProperty("type").GetString().ShouldBe("identityhub.response");
        message.GetProperty("state").GetString().ShouldBe("a\"b<c>");
        message.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        message.GetProperty("iss").GetString().ShouldBe(hub.Address.AbsoluteUri);

        // No other page becomes framable by carrying the same way back.
        var returnUrl = new Uri(hub.Address, redirect.Headers.Location!).Query;
        foreach (var path in new[] { "/account", "/account/sessions", "/sign-out", "/verify-email", "/signed-out" })
        {
            var (elsewhere, _) = await browser.OpenAsync(path + returnUrl);
            Policy(elsewhere).ShouldContain("frame-ancestors 'none'");
            elsewhere.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("https://SHOP.example")]
    [InlineData("https://shop.example/")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example https://evil.example")]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("")]
    public async Task S014_an_origin_that_isnt_registered_is_told_to_nobody_but_the_person(string origin)
    {
        using var browser = hub.Browse();
        var (response, page) = await browser.OpenAsync(Request(origin));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Location.ShouldBeNull();
        Policy(response).ShouldContain("frame-ancestors 'none'");
        page.QuerySelectorAll("script, [data-origin]").ShouldBeEmpty();
    }

    [Fact]
    public async Task S014_a_client_without_registered_origins_is_not_embedded()
    {
        using var browser = hub.Browse();
        var (response, _) = await browser.OpenAsync(Request("https://shop.example", "shop"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_frame_of_another_site_is_told_to_open_a_pop_up()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = hub.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, Request(Origin));
        request.Headers.Add("Sec-Fetch-Dest", "iframe");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("interaction_required");
    }

    [Fact]
    public async Task Consent_is_never_asked_in_a_frame()
    {
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);
        var (asked, _) = await browser.OpenAsync(Request(Origin) + "&prompt=consent");
        var (page, _) = await browser.OpenAsync(asked.Headers.Location!.ToString());
        Policy(page).ShouldContain("frame-ancestors 'none'");
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        page.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["unsafe-none"]);
    }

    [Fact]
    public async Task The_script_is_for_every_site()
    {
        using var browser = hub.Browse();
        var (response, _) = await browser.OpenAsync("/embed/identityhub.js");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    private static string Request(string origin, string client = Client) =>
        $"/connect/authorize?client_id={client}&response_type=code&response_mode=web_message&embed_origin={Uri.EscapeDataString(origin)}&scope=openid&redirect_uri=https%3A%2F%2Fshop.example%2Fcb"
        + $"&state={Uri.EscapeDataString("a\"b<c>")}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
}
