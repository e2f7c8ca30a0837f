using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IdentityHub.Accounts.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Pages in the middle of the protocol: devices, signing out everywhere, administrators' view of sessions.</summary>
public sealed class FlowPageTests(HubFixture hub)
{
    [Theory]
    [InlineData("en", "Does the device show this code?", "The device is signed in")]
    [InlineData("de", "Zeigt das Gerät diesen Code?", "Das Gerät ist angemeldet")]
    public async Task S085_the_device_page_names_the_client_and_asks_even_with_the_complete_address(string language, string question, string done)
    {
        var (userCode, complete) = await AskAsync($"tv-{language}");
        using var browser = await hub.Browse(language).AsAsync((await hub.NewShopperAsync()).Email!);

        var (response, page) = await browser.OpenAsync(complete.PathAndQuery);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        page.QuerySelector("h1")!.TextContent.ShouldContain("Living-room television");
        page.Body!.TextContent.ShouldContain(question);
        page.QuerySelector(".code")!.TextContent.ShouldBe(userCode);
        var (_, answered) = await browser.SubmitAsync(page, "/device", "answer", ("answer", "allow"));

        answered.QuerySelector("h1")!.TextContent.ShouldBe(done);
        var (_, sessions) = await browser.OpenAsync("/account/sessions");
        sessions.Body!.TextContent.ShouldContain("Living-room television");
    }

    [Fact]
    public async Task S085_a_forged_yes_is_asked_again_and_a_wrong_code_keeps_what_was_typed()
    {
        var (userCode, _) = await AskAsync("tv-forged");
        using var browser = await hub.Browse().AsAsync((await hub.NewShopperAsync()).Email!);

        var (response, _) = await browser.PostAsync("/device", [new("user_code", userCode), new("answer", "allow")]);
        response.Headers.Location!.ToString().ShouldBe($"/device?user_code={userCode}");
        var (wrong, page) = await browser.OpenAsync("/device?user_code=BCDF-BCDF");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[name=user_code]")!.GetAttribute("value").ShouldBe("BCDF-BCDF");
    }

    [Fact]
    public async Task The_signed_out_page_frames_the_relying_parties_and_nobody_else()
    {
        await hub.Hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(new ClientDefinition("framed", "Framed", ClientKind.Public)
        {
            RedirectUris = [new("https://forum.example/cb")],
            Scopes = ["profile"],
            Consent = ClientConsent.Implicit,
            FrontChannelLogoutUri = new("https://forum.example/logout"),
        }, Actor.Hub("test"), CancellationToken.None)).Refusal is null);
        using var browser = await hub.Browse().AsAsync((await hub.NewShopperAsync()).Email!);
        var (code, _) = await browser.OpenAsync("/connect/authorize?client_id=framed&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fforum.example%2Fcb"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
        code.Headers.Location!.ToString().ShouldStartWith("https://forum.example/cb?code=");

        var (_, asked) = await browser.OpenAsync("/sign-out");
        var (ended, _) = await browser.SubmitAsync(asked, "/sign-out", "returnUrl");
        var (response, page) = await browser.OpenAsync(ended.Headers.Location!.ToString());
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("; frame-src https://forum.example");
        page.QuerySelectorAll("iframe").Single().GetAttribute("src")!.ShouldStartWith("https://forum.example/logout?iss=");
        var (plain, _) = await browser.OpenAsync("/signed-out");
        plain.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("frame-src");
    }

    [Fact]
    public async Task S100_an_administrator_sees_a_persons_sessions_and_ends_them()
    {
        var person = (await hub.NewShopperAsync()).Email!;
        var root = $"{Guid.NewGuid():n}@example.com";
        await hub.Hub.ScopedAsync<AccountRegistration, bool>(async accounts => (await accounts.CreateAsync(
            new NewAccount(root, HubFixture.Password, "Ada", "Root") { EmailVerified = true, Roles = [HubRoles.Administrator] }, Actor.Hub("test"), CancellationToken.None)).Refusal is null);
        await hub.EnrolAsync(root);
        using var shopper = await hub.Browse().AsAsync(person);
        using var administrator = await hub.Browse().AsAsync(root);
        using var other = await hub.Browse().AsAsync(person);
        (await other.OpenAsync("/admin/sessions")).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var (_, found) = await administrator.OpenAsync($"/admin/sessions?account={Uri.EscapeDataString(person)}");
        found.Body!.TextContent.ShouldContain("Mary Somerville is signed in");
        found.QuerySelectorAll("form[action='/admin/sessions/end']").Length.ShouldBeGreaterThanOrEqualTo(2);
        var (_, nobody) = await administrator.OpenAsync("/admin/sessions?account=nobody%40example.com");
        nobody.Body!.TextContent.ShouldContain("No account has this address");
        var (response, _) = await administrator.PostAsync("/admin/sessions/end-all", [new("account", found.QuerySelector("[name=account][type=hidden]")!.GetAttribute("value")!)]);
        response.Headers.Location!.ToString().ShouldEndWith("done=stale");
        (await shopper.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.OK, "a forged form does nothing");

        var all = found.QuerySelector("form[action='/admin/sessions/end-all']")!.QuerySelectorAll("input")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        (response, _) = await administrator.PostAsync("/admin/sessions/end-all", all);
        response.Headers.Location!.ToString().ShouldEndWith("done=all");
        (await shopper.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (_, after) = await administrator.OpenAsync(response.Headers.Location!.ToString());
        after.Body!.TextContent.ShouldContain("ended by an administrator");
    }

    [Fact]
    public async Task S001_S004_a_refused_authorization_request_is_a_page_of_the_hub_that_reflects_nothing()
    {
        using var browser = hub.Browse("de");
        var (response, page) = await browser.OpenAsync("/connect/authorize?client_id=%3Cscript%3Ealert(1)%3C%2Fscript%3E&response_type=code&redirect_uri=https%3A%2F%2Fevil.example&scope=openid");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Location.ShouldBeNull();
        page.QuerySelector("html")!.GetAttribute("lang").ShouldBe("de");
        page.QuerySelector("h1").ShouldNotBeNull();
        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelectorAll("a").ShouldAllBe(link => !link.GetAttribute("href")!.Contains("evil.example"));
        response.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
    }

    private async Task<(string UserCode, Uri Complete)> AskAsync(string clientId)
    {
        await hub.Hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(new ClientDefinition(clientId, "Living-room television", ClientKind.Public)
        {
            SignsPeopleIn = false,
            FurtherGrantTypes = [ClientGrants.DeviceCode],
            Scopes = ["profile", "offline_access"],
        }, Actor.Hub("test"), CancellationToken.None)).Refusal is null);
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var content = new FormUrlEncodedContent([new("client_id", clientId), new("scope", "openid profile offline_access")]);
        using var response = await http.PostAsync("/connect/device", content);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.GetProperty("user_code").GetString()!, new Uri(answer.GetProperty("verification_uri_complete").GetString()!));
    }
}
