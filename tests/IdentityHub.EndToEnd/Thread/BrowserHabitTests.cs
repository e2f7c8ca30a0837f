using IdentityHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Thread;

/// <summary>What people do with browsers: two tabs, the back button, a page left open for too long.</summary>
[Collection(DemoCollection.Name)]
public sealed class BrowserHabitTests(DemoFixture demo)
{
    private const string Callback = "http://127.0.0.1:9999/cb";

    [Fact]
    public async Task Signing_in_in_two_tabs_at_once_ends_well_in_both()
    {
        await using var profile = await demo.NewProfileAsync();
        var first = new Visitor(await profile.NewPageAsync(), demo.Options);
        var second = new Visitor(await profile.NewPageAsync(), demo.Options);
        await first.OpenShopAsync("sign-in?returnUrl=/my-account");
        await second.OpenShopAsync("sign-in?returnUrl=/my-account");

        await second.SignInAsync("ada@example.com", "Lovelace-1815");
        await second.Page.WaitForURLAsync(new Uri(demo.Options.Storefront, "my-account").ToString());
        await first.SignInAsync("ada@example.com", "Lovelace-1815");
        await first.Page.WaitForURLAsync(new Uri(demo.Options.Storefront, "my-account").ToString());

        await second.Page.ReloadAsync();
        (await first.TextAsync("h1")).ShouldContain("Ada Lovelace");
        (await second.TextAsync("h1")).ShouldContain("Ada Lovelace");
    }

    [Fact]
    public async Task Back_to_the_sign_in_page_and_forward_again_leads_to_the_client_once_more()
    {
        await using var profile = await demo.NewProfileAsync();
        var ada = await AtTheClientsDoorAsync(profile);
        await ada.OpenHubAsync(Request("back"));
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        await ada.Page.WaitForURLAsync(url => url.StartsWith(Callback, StringComparison.Ordinal));
        var code = CodeIn(ada);

        await ada.Page.GoBackAsync();
        ada.Where.ShouldStartWith(demo.Options.Hub.ToString());
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");

        await ada.Page.WaitForURLAsync(url => url.StartsWith(Callback, StringComparison.Ordinal));
        CodeIn(ada).ShouldNotBe(code);
        ada.Page.Url.ShouldContain("state=back");
    }

    [Fact]
    public async Task A_sign_in_page_whose_cookies_are_gone_says_so_keeps_the_address_and_works_at_the_next_try()
    {
        await using var profile = await demo.NewProfileAsync();
        var ada = await AtTheClientsDoorAsync(profile);
        await ada.OpenHubAsync(Request("stale"));
        await profile.ClearCookiesAsync();

        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        (await ada.Page.GetByLabel("E-mail address").InputValueAsync()).ShouldBe("ada@example.com");
        await ada.FillAsync("Password", "Lovelace-1815");
        await ada.PressAsync("Sign in");

        await ada.Page.WaitForURLAsync(url => url.StartsWith(Callback, StringComparison.Ordinal));
        ada.Page.Url.ShouldContain("state=stale");
    }

    private string Request(string state) =>
        "connect/authorize?client_id=demo-web&response_type=code&scope=openid%20email&redirect_uri=http%3A%2F%2F127.0.0.1%3A9999%2Fcb"
        + $"&state={state}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private static string? CodeIn(Visitor person) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(person.Page.Url).Query)["code"];

    // Nobody listens at the client's address: the browser is answered in its place. Ada has allowed the client before.
    private async Task<Visitor> AtTheClientsDoorAsync(IBrowserContext profile)
    {
        await profile.RouteAsync(url => url.StartsWith(Callback, StringComparison.Ordinal), route => route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<!doctype html><title>Client</title>" }));
        await using var once = await demo.NewProfileAsync();
        await once.RouteAsync(url => url.StartsWith(Callback, StringComparison.Ordinal), route => route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "" }));
        var ada = new Visitor(await once.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync(Request("before"));
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        await AllowIfAskedAsync(ada);
        return new Visitor(await profile.NewPageAsync(), demo.Options);
    }

    private static async Task AllowIfAskedAsync(Visitor person)
    {
        await person.Page.WaitForURLAsync(url => url.StartsWith(Callback, StringComparison.Ordinal) || url.Contains("/consent?", StringComparison.Ordinal));
        if (person.Page.Url.Contains("/consent?", StringComparison.Ordinal))
            await person.PressAsync("Allow");
        await person.Page.WaitForURLAsync(url => url.StartsWith(Callback, StringComparison.Ordinal));
    }
}
