using System.Net;
using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.SignOut;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Pairwise subject identifiers, statement 69.</summary>
public sealed class PairwiseSubjects(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Secret = "a-pairwise-secret";
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S069_each_sector_knows_a_person_by_another_name_and_always_by_the_same()
    {
        using var one = await ClientAsync("sector-one", "https://one.example/cb");
        using var sister = await ClientAsync("sector-one-sister", "https://one.example/other");
        using var two = await ClientAsync("sector-two", "https://two.example/cb");
        using var open = new RelyingParty(hub);
        await hub.RegisterPersonAsync("pairwise@example.com");
        using var browser = new Browser(hub);
        await browser.SignInAsync("pairwise@example.com");
        var account = Subject((await open.SignInAsync("openid", browser)).IdToken);

        var first = await SignInAsync(one, browser, "https://one.example/cb");
        var again = await SignInAsync(one, browser, "https://one.example/cb");
        var sisters = await SignInAsync(sister, browser, "https://one.example/other");
        var second = await SignInAsync(two, browser, "https://two.example/cb");

        var known = Subject(first.IdToken);
        known.Length.ShouldBeLessThanOrEqualTo(255);
        known.ShouldAllBe(character => char.IsAscii(character));
        known.ShouldNotBe(account);
        Subject(again.IdToken).ShouldBe(known, "stable");
        Subject(sisters.IdToken).ShouldBe(known, "one sector");
        Subject(second.IdToken).ShouldNotBe(known, "another sector");
        foreach (var token in (string[])[first.IdToken, first.AccessToken])
        {
            Subject(token).ShouldBe(known);
            Tokens.Read(token).Payload.GetRawText().ShouldNotContain(account["acc_".Length..], customMessage: "no way back to the account");
        }
        Tokens.Read(first.AccessToken).Payload.GetRawText().ShouldNotBe(Tokens.Read(again.AccessToken).Payload.GetRawText());
    }

    [Fact]
    public async Task S069_what_the_client_knows_holds_at_every_endpoint()
    {
        using var rp = await ClientAsync("sector-endpoints", "https://endpoints.example/cb");
        using var browser = new Browser(hub);
        await hub.RegisterPersonAsync("pairwise.endpoints@example.com");
        await browser.SignInAsync("pairwise.endpoints@example.com");
        var tokens = await SignInAsync(rp, browser, "https://endpoints.example/cb");
        var known = Subject(tokens.IdToken);

        (await rp.UserInfoAsync(tokens.AccessToken)).Body.GetProperty("sub").GetString().ShouldBe(known);
        (await rp.UserInfoAsync(tokens.AccessToken)).Body.GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        var described = await rp.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken });
        described.Text("sub").ShouldBe(known);
        described.Body.EnumerateObject().ShouldAllBe(member => !member.Name.StartsWith("hub_", StringComparison.Ordinal));
        var refreshed = await rp.RefreshAsync(tokens.RefreshToken);
        Subject(refreshed.IdToken).ShouldBe(known);

        // A hint by its own name is understood, another's isn't taken for it.
        (await browser.GoAsync(rp.Authorize("openid", ("redirect_uri", "https://endpoints.example/cb"), ("prompt", "none"), ("id_token_hint", tokens.IdToken))))["code"].ShouldNotBeNull();
        using var other = new Browser(hub);
        await other.SignInAsync();
        (await other.GoAsync(rp.Authorize("openid", ("redirect_uri", "https://endpoints.example/cb"), ("prompt", "none"), ("id_token_hint", tokens.IdToken))))["error"].ShouldBe("login_required");
        (await browser.GoAsync(QueryHelpers.AddQueryString("/connect/logout", "id_token_hint", tokens.IdToken))).Page.ShouldBe("signed-out");
        (await browser.GoAsync("/account")).Page.ShouldBe("nobody");
        (await rp.UserInfoAsync(refreshed.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S069_a_pairwise_client_gets_no_identifier_that_others_get()
    {
        foreach (var scope in (string[])["gpid", HubScopes.PartyRead, HubScopes.CrosswalkLink])
            (await RegisterAsync(Definition("sector-scope", "https://scope.example/cb") with { Scopes = ["email", scope] })).ShouldBe("scopes", scope);
        (await RegisterAsync(Definition("sector-hosts", "https://a.example/cb", "https://b.example/cb"))).ShouldBe("sector_identifier_uri");
    }

    [Fact]
    public async Task S069_S044_a_sector_is_shared_by_those_that_its_own_list_names()
    {
        await using var sector = await SectorAsync("""["https://a.example/cb","https://b.example/cb"]""");
        var list = new Uri($"{sector.Urls.Single()}/list");
        var shared = Definition("sector-a", "https://a.example/cb", "https://b.example/cb") with { SectorIdentifierUri = list };

        (await RegisterAsync(shared)).ShouldBeNull();
        (await RegisterAsync(shared with { ClientId = "sector-c", RedirectUris = [new Uri("https://c.example/cb")] })).ShouldBe("sector_identifier_uri", "not on the list");
        (await RegisterAsync(shared with { ClientId = "sector-d", SectorIdentifierUri = new Uri($"{sector.Urls.Single()}/redirect") })).ShouldBe("sector_identifier_uri", "no redirect is followed");
        (await RegisterAsync(shared with { ClientId = "sector-e", SectorIdentifierUri = new Uri($"{sector.Urls.Single()}/none") })).ShouldBe("sector_identifier_uri");
        (await RegisterAsync(shared with { ClientId = "sector-f", SectorIdentifierUri = new Uri($"{sector.Urls.Single()}/text") })).ShouldBe("sector_identifier_uri");
        (await RegisterAsync(shared with { ClientId = "sector-g", SectorIdentifierUri = new Uri("https://localhost/list") })).ShouldBe("sector_identifier_uri", "no private address");
    }

    private static string Subject(string token) => Tokens.Read(token).Payload.GetProperty("sub").GetString()!;

    private static ClientDefinition Definition(string id, params string[] redirects) => new(id, id, ClientKind.Confidential)
    {
        ChosenSecret = Secret,
        RedirectUris = [.. redirects.Select(uri => new Uri(uri))],
        Scopes = ["profile", "offline_access"],
        Consent = ClientConsent.Implicit,
        SubjectType = SubjectType.Pairwise,
    };

    private static async Task<Tokens> SignInAsync(RelyingParty rp, Browser browser, string redirect)
    {
        var visit = await browser.GoAsync(rp.Authorize("openid profile offline_access", ("redirect_uri", redirect)));
        return await rp.RedeemAsync(visit["code"].ShouldNotBeNull(visit.Page), ("redirect_uri", redirect));
    }

    private async Task<RelyingParty> ClientAsync(string id, string redirect)
    {
        await hub.RegisterClientAsync(Definition(id, redirect));
        return new RelyingParty(hub, id, Secret);
    }

    /// <summary>The field at fault; null when the client was registered.</summary>
    private Task<string?> RegisterAsync(ClientDefinition definition) => hub.WithAsync<ClientRegistry, string?>(async clients =>
    {
        Outcome<ClientRegistration> outcome = await clients.RegisterAsync(definition, Actor.Hub("tests"), Cancellation);
        return outcome.Refusal?.Violations[0].Field;
    });

    private static async Task<WebApplication> SectorAsync(string list)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/list", () => Results.Text(list, "application/json"));
        app.MapGet("/redirect", () => Results.Redirect("/list"));
        app.MapGet("/text", () => "nothing of the kind");
        await app.StartAsync(Cancellation);
        return app;
    }
}
