using IdentityHub.EndToEnd.Browsing;
using IdentityHub.EndToEnd.Pages;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Thread;

/// <summary>What people do with browsers: two tabs, the back button, a page left open for too long.</summary>
[Collection(DemoCollection.Name)]
public sealed class BrowserHabitTests(DemoFixture demo)
{
    [Fact]
    public async Task Signing_in_in_two_tabs_at_once_ends_well_in_both()
    {
        await using var profile = await demo.NewProfileAsync();
        var first = new Visitor(await profile.NewPageAsync(), demo.Options);
        var second = new Visitor(await profile.NewPageAsync(), demo.Options);
        await first.OpenShopAsync("sign-in?returnUrl=/my-account");
        await second.OpenShopAsync("sign-in?returnUrl=/my-account");

        await second.SignInAsync("ada@example.com", "Lovelace-1815");
        await second.Page.ArriveAsync(new Uri(demo.Options.Storefront, "my-account").ToString());
        await first.SignInAsync("ada@example.com", "Lovelace-1815");
        await first.Page.ArriveAsync(new Uri(demo.Options.Storefront, "my-account").ToString());

        await second.Page.ReloadAsync();
        (await first.TextAsync("h1")).ShouldContain("Ada Lovelace");
        (await second.TextAsync("h1")).ShouldContain("Ada Lovelace");
    }

    [Fact]
    public async Task Back_to_the_sign_in_page_and_forward_again_leads_to_the_client_once_more()
    {
        await using var client = await ClientAsync(ClientConsent.Implicit);
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync(Request(client, "back"));
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        var code = await CodeAsync(ada, client, "back");

        await ada.Page.GoBackAsync();
        ada.Where.ShouldStartWith(demo.Options.Hub.ToString());
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");

        (await CodeAsync(ada, client, "back")).ShouldNotBe(code);
    }

    [Fact]
    public async Task A_sign_in_page_whose_cookies_are_gone_says_so_keeps_the_address_and_works_at_the_next_try()
    {
        await using var client = await ClientAsync(ClientConsent.Implicit);
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync(Request(client, "stale"));
        await profile.ClearCookiesAsync();

        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        await ada.Page.Locator("[role=alert]").First.WaitForAsync();
        (await ada.Page.GetByLabel("E-mail address").InputValueAsync()).ShouldBe("ada@example.com");
        await ada.FillAsync("Password", "Lovelace-1815");
        await ada.PressAsync("Sign in");

        (await CodeAsync(ada, client, "stale")).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_question_left_open_while_another_tab_signed_out_asks_who_is_there_and_goes_on()
    {
        await using var client = await ClientAsync(ClientConsent.Explicit);
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync(Request(client, "left") + "&prompt=consent");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        (await ada.TextAsync("h1")).ShouldContain("A client of habits");
        var other = new Visitor(await profile.NewPageAsync(), demo.Options);
        await other.OpenHubAsync("sign-out");
        await other.PressAsync("Sign out");
        await other.Page.ArriveAsync(new Uri(demo.Options.Hub, "signed-out").ToString());

        await ada.PressAsync("Allow");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        await ada.PressAsync("Allow");

        (await CodeAsync(ada, client, "left")).ShouldNotBeNullOrEmpty();
    }

    private static string Request(PageServer client, string state) =>
        $"connect/authorize?client_id=habits-{client.Address.Port}&response_type=code&scope=openid%20email&redirect_uri={Uri.EscapeDataString(new Uri(client.Address, "arrived").ToString())}"
        + $"&state={state}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private static async Task<string> CodeAsync(Visitor person, PageServer client, string state)
    {
        await person.Page.WaitForURLAsync(url => url.StartsWith(new Uri(client.Address, "arrived").ToString(), StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        var answer = QueryHelpers.ParseQuery(new Uri(person.Page.Url).Query);
        answer["state"].ToString().ShouldBe(state);
        return answer["code"].ToString();
    }

    // A site that really answers: a browser that is sent to an address where nobody listens shows a page of its own.
    private async Task<PageServer> ClientAsync(ClientConsent consent)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var site = await PageServer.StartAsync(Ports.Free(), TestContext.Current.CancellationToken);
        await using var scope = demo.Hub.CreateAsyncScope();
        _ = (await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ApplyAsync(
            new ClientDefinition($"habits-{site.Address.Port}", "A client of habits", ClientKind.Public)
            {
                RedirectUris = [new(site.Address, "arrived")],
                Scopes = ["openid", "email"],
                Consent = consent,
            },
            Actor.Hub("test"), TestContext.Current.CancellationToken)).Value;
        return site;
    }
}
