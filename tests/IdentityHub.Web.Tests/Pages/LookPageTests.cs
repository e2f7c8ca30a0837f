using System.Net;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>A client's name, logo, colours and texts on the hub's pages.</summary>
public sealed class LookPageTests(HubFixture hub)
{
    private const string Authorize = "/connect/authorize?client_id=looks&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Flooks.example%2Fcb"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    [Fact]
    public async Task An_administrator_gives_a_client_its_look_and_its_pages_wear_it()
    {
        await RegisterAsync("looks");
        using var admin = await hub.Browse().AsAsync(HubFixture.Administrator);
        var (_, form) = await admin.OpenAsync("/admin/clients/look?client=looks");
        var (bad, faulty) = await admin.SubmitAsync(form, "/admin/clients/look?client=looks", "colour", ("colour", "yellow"), ("logo", "nowhere"));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        faulty.QuerySelector("#logo")!.GetAttribute("aria-invalid").ShouldBe("true");
        var (saved, _) = await admin.SubmitAsync(form, "/admin/clients/look?client=looks", "colour",
            ("displayName", "Looks & Co"), ("colour", "#ffd400"), ("welcomeEn", "Good to see you."), ("welcomeDe", "Schön, dass Sie da sind."), ("embedOrigins", "https://looks.example"));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.OpenAsync(saved.Headers.Location!.ToString())).Page.QuerySelector("[role=status]").ShouldNotBeNull();

        foreach (var (language, welcome) in new[] { ("en", "Good to see you."), ("de", "Schön, dass Sie da sind.") })
        {
            using var browser = hub.Browse(language);
            var (redirect, _) = await browser.OpenAsync(Authorize);
            var (_, page) = await browser.OpenAsync(redirect.Headers.Location!.ToString());
            page.QuerySelector(".mark")!.TextContent.ShouldContain("Looks & Co");
            page.QuerySelector(".welcome")!.TextContent.ShouldBe(welcome);
        }
    }

    [Fact]
    public async Task Logos_come_from_the_hub_itself_and_only_pictures_do()
    {
        var pictures = new Dictionary<string, byte[]>
        {
            ["svg"] = Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ["png"] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0],
            ["html"] = Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"),
        };
        var fetched = 0;
        var site = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(site.GetLeftPart(UriPartial.Authority));
        await using var app = builder.Build();
        app.MapGet("/{name}", (string name) =>
        {
            Interlocked.Increment(ref fetched);
            return pictures.TryGetValue(name, out var bytes) ? Results.Bytes(bytes, "image/png") : Results.Redirect("/png");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var browser = hub.Browse();
        foreach (var (name, type) in new[] { ("svg", "image/svg+xml"), ("png", "image/png"), ("html", null), ("elsewhere", null) })
        {
            await RegisterAsync($"logo-{name}", new Uri(site, name));
            var (response, _) = await browser.OpenAsync($"/assets/logo?client=logo-{name}");
            response.StatusCode.ShouldBe(type is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, name);
            if (type is null)
                continue;
            response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
            await browser.OpenAsync($"/assets/logo?client=logo-{name}");
        }
        fetched.ShouldBe(4);
        (await browser.OpenAsync("/assets/logo?client=nobody")).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task RegisterAsync(string id, Uri? logo = null) => (await hub.Hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(
        new ClientDefinition(id, id, ClientKind.Confidential)
        {
            ChosenSecret = $"{id}-secret",
            RedirectUris = [new("https://looks.example/cb")],
            Scopes = ["openid"],
            Branding = logo is null ? null : new ClientBranding(id) { LogoUri = logo },
        }, Actor.Hub("test"), CancellationToken.None)).Refusal is null)).ShouldBeTrue();
}
