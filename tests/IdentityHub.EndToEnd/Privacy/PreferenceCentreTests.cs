using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Unsubscribing;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Ids;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Privacy;

/// <summary>The preference centre and unsubscribing in a browser: in the account and by the link of a message, English and German, with and without JavaScript, by keyboard.</summary>
[Collection(DemoCollection.Name)]
public sealed class PreferenceCentreTests(DemoFixture demo)
{
    private const string News = "input[name=topic][value='kitchen-news|Email']";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_chosen_in_the_account_is_there_by_the_link_of_a_message_and_the_other_way_round(bool javaScript)
    {
        var shopper = await demo.NewShopperAsync();
        await using var own = await demo.NewProfileAsync(javaScript: javaScript);
        var mary = new Visitor(await own.NewPageAsync(), demo.Options);
        await mary.OpenHubAsync("sign-in?returnUrl=%2Faccount%2Fpreferences");
        await mary.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await mary.Page.Locator(News).CheckAsync();
        await mary.PressAsync("Save");
        (await mary.TextAsync("[role=status]")).ShouldBe("Your choice is saved.");
        (await mary.Page.Locator(News).IsCheckedAsync()).ShouldBeTrue();
        await mary.Page.Locator("details summary").ClickAsync();
        var receipt = await mary.Page.Locator("a[href^='/account/consents/receipts/']").First.GetAttributeAsync("href");
        var download = await own.APIRequest.GetAsync(new Uri(demo.Options.Hub, receipt!).ToString());
        (download.Headers["content-type"], (await download.TextAsync()).Split('.').Length).ShouldBe(("application/jose", 3));

        await using var stranger = await demo.NewProfileAsync(locale: "de-DE", javaScript: javaScript);
        var anybody = new Visitor(await stranger.NewPageAsync(), demo.Options);
        await anybody.OpenHubAsync($"preferences/{await TokenAsync(shopper)}");
        (await anybody.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de");
        (await anybody.Page.Locator(News).IsCheckedAsync()).ShouldBeTrue("the same person");
        (await anybody.Page.Locator("a[href^='/account/consents/receipts/']").CountAsync()).ShouldBe(0, "messages are forwarded: receipts are for who is signed in");
        await anybody.Page.Locator(News).UncheckAsync();
        await anybody.Page.Locator("#pause").SelectOptionAsync("month");
        await anybody.Page.Locator("form.stack button.button:not(.quiet)").ClickAsync();
        await anybody.Page.Locator("[role=status]").WaitForAsync();

        await mary.OpenHubAsync("account/preferences");
        (await mary.Page.Locator(News).IsCheckedAsync()).ShouldBeFalse();
        (await mary.Page.Locator("#pause option[value=none]").CountAsync()).ShouldBe(1, "the pause is there");
        (await (await own.APIRequest.GetAsync(new Uri(demo.Options.Hub, "account/consents/receipts/cev_01j9z3k6wne8x9q4r2t5v7y8za.jws").ToString())).TextAsync()).ShouldNotContain("eyJ");
    }

    [Fact]
    public async Task Somebody_unsubscribes_by_keyboard_alone_without_login_and_without_JavaScript()
    {
        var shopper = await demo.NewShopperAsync();
        var token = await TokenAsync(shopper);
        await using var profile = await demo.NewProfileAsync(javaScript: false);
        var anybody = new Visitor(await profile.NewPageAsync(), demo.Options);
        await anybody.OpenHubAsync($"unsubscribe/{token}");
        (await anybody.TextAsync("h1")).ShouldBe("Unsubscribe?");

        await TabToAsync(anybody.Page, "scope");
        await anybody.Page.Keyboard.PressAsync("Enter");
        await anybody.Page.Locator("h1", new() { HasText = "Done" }).WaitForAsync();

        (await profile.CookiesAsync()).ShouldAllBe(cookie => !cookie.Name.Contains("session", StringComparison.OrdinalIgnoreCase));
        await anybody.Page.Locator("a[href^='/preferences/']").ClickAsync();
        await anybody.Page.Locator(News).WaitForAsync();
    }

    [Fact]
    public async Task A_brand_s_page_shows_what_that_brand_sends()
    {
        await demo.Hub.CreateAsyncScope().ServiceProvider.GetRequiredService<ConsentCatalog>().UpsertSubscriptionAsync(
            new Subscription(new SubscriptionId("garden-club"), "Garden club", new PurposeId("newsletter"), [Channel.Email], [new PurposeText("en", 1, "Garden club", "Of the garden shop only.")]) { Brand = new BrandId("garden") },
            Kernel.Actors.Actor.Hub("test"), CancellationToken.None);
        await using var profile = await demo.NewProfileAsync();
        var anybody = new Visitor(await profile.NewPageAsync(), demo.Options);
        var token = await TokenAsync(await demo.NewShopperAsync());

        await anybody.OpenHubAsync($"preferences/{token}?brand=garden");
        (await anybody.Page.Locator("input[name=topic][value='garden-club|Email']").CountAsync()).ShouldBe(1);
        await anybody.OpenHubAsync($"preferences/{token}?brand=kitchen");
        (await anybody.Page.Locator("input[name=topic][value='garden-club|Email']").CountAsync()).ShouldBe(0);
    }

    internal static async Task<string> TokenAsync(DemoFixture demo, string shopper)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindByEmailAsync(shopper, CancellationToken.None))!;
        return scope.ServiceProvider.GetRequiredService<MessageLinks>().Seal(
            new MessageLink(new SourceRecordId(user.OwnRecordId!.Value), new PurposeId("newsletter"), Channel.Email, new SubscriptionId("kitchen-news")));
    }

    /// <summary>Presses Tab until the element of that name has the focus.</summary>
    internal static async Task TabToAsync(IPage page, string name)
    {
        for (var pressed = 0; pressed < 60; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator($"[name={name}]:focus").CountAsync() > 0)
                return;
        }
        throw new InvalidOperationException($"No Tab leads to {name}.");
    }

    private Task<string> TokenAsync(string shopper) => TokenAsync(demo, shopper);
}
