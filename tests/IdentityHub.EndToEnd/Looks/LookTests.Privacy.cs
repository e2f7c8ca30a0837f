using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Privacy;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.EndToEnd.Privacy;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.WithoutAccount;
using IdentityHub.Kernel.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Looks;

/// <content>What people reach by the links of messages, and what concerns their data; in German as well, whose words are longer.</content>
public sealed partial class LookTests
{
    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_behind_the_links_of_messages(int width, int height, bool dark)
    {
        var token = await PreferenceCentreTests.TokenAsync(demo, await demo.NewShopperAsync());
        await using var profile = await ProfileAsync(width, height, dark);
        var anybody = new Visitor(await profile.NewPageAsync(), demo.Options);
        await LookAtAsync(anybody, demo.Options.Hub, $"preferences/{token}", "preferences-link", width, dark);
        await LookAtAsync(anybody, demo.Options.Hub, "preferences/none", null, width, dark);
        await LookAtAsync(anybody, demo.Options.Hub, $"unsubscribe/{token}", "unsubscribe-ask", width, dark);
        await anybody.Page.Locator("button[name=scope][value=Message]").ClickAsync();
        await LookHereAsync(anybody, "unsubscribe-done", width, dark);
        await LookAtAsync(anybody, demo.Options.Hub, "confirm-consent/none", null, width, dark);
        await LookAtRightsAsync(anybody, await demo.NewShopperAsync(), "", width, dark);
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(360, 740)]
    public async Task German_pages_of_what_concerns_ones_data(int width, int height)
    {
        await using var profile = await demo.NewProfileAsync(width, height);
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        var shopper = await demo.NewShopperAsync();
        var token = await PreferenceCentreTests.TokenAsync(demo, shopper);
        await mary.OpenHubAsync("sign-in?returnUrl=%2Faccount");
        await mary.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await mary.PressAsync("Deutsch");
        await mary.OpenHubAsync("account/preferences");
        await mary.Page.Locator("input[name=topic]").First.CheckAsync();
        await mary.Page.Locator("form.stack button.button:not(.quiet)").ClickAsync();
        await mary.Page.Locator("[role=status]").WaitForAsync();
        await mary.Page.Locator("details summary").ClickAsync();
        await LookHereAsync(mary, "german-preferences", width, dark: false);
        await LookAtAsync(mary, demo.Options.Hub, "account/consents", "german-consents", width, dark: false);
        await LookAtAsync(mary, demo.Options.Hub, "account/data", "german-your-data", width, dark: false);
        await LookAtAsync(mary, demo.Options.Hub, "account/data/erase", "german-erase", width, dark: false);
        await LookAtAsync(mary, demo.Options.Hub, $"preferences/{token}", "german-preferences-link", width, dark: false);
        await LookAtAsync(mary, demo.Options.Hub, $"unsubscribe/{token}", "german-unsubscribe", width, dark: false);
        await LookAtRightsAsync(mary, shopper, "german-", width, dark: false);

        await using var staff = await demo.NewProfileAsync(width, height);
        var steward = new Visitor(await staff.NewPageAsync(), demo.Options);
        await steward.OpenHubAsync("steward");
        await steward.SignInStaffAsync(await demo.NewStewardAsync(), DemoFixture.StaffPassword);
        await steward.PressAsync("Deutsch");
        await LookAtAsync(steward, demo.Options.Hub, $"steward/parties/{await PartyOfAsync(shopper)}/consents", "german-workbench-consents", width, dark: false);
    }

    /// <summary>All pages by which somebody without an account asks for their rights.</summary>
    private async Task LookAtRightsAsync(Visitor visitor, string email, string prefix, int width, bool dark)
    {
        await LookAtAsync(visitor, demo.Options.Hub, "your-rights", $"{prefix}rights", width, dark);
        await visitor.Page.Locator("#contact").FillAsync(email);
        await visitor.Page.Locator("main form button").First.ClickAsync();
        await visitor.Page.Locator("#contact").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await LookHereAsync(visitor, $"{prefix}rights-sent", width, dark);
        await LookAtAsync(visitor, demo.Options.Hub, "your-rights/none", null, width, dark);
        var token = demo.Hub.GetRequiredService<RightsLinks>().SealToAsk(ContactPoint.OfEmail(email), "en");
        foreach (var kind in (string[])["Objection", "Erasure", "Access"])
        {
            await LookAtAsync(visitor, demo.Options.Hub, $"your-rights/{token}", kind == "Access" ? $"{prefix}rights-choose" : null, width, dark);
            await PreferenceCentreTests.TabToAsync(visitor.Page, "kind");
            await visitor.Page.Locator($"input[name=kind][value={kind}]").CheckAsync();
            await visitor.Page.Keyboard.PressAsync("Tab");
            await visitor.Page.Keyboard.PressAsync("Enter");
            await visitor.Page.ArriveAsync("**/your-rights/follow/**");
        }
        await using (var scope = demo.Hub.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<PrivacyDesk>();
            var asked = (await desk.ListAsync(new PrivacyRequestFilter { Kind = PrivacyRequestKind.Access, States = [PrivacyRequestState.Open] }, null, 1, CancellationToken.None))[0].Request;
            (await desk.ApproveAsync(asked.Id, new Approval { IdentityChecked = true }, null, Actor.Client("officer"), CancellationToken.None)).Refusal.ShouldBeNull();
        }
        await LookAtAsync(visitor, demo.Options.Hub, new Uri(visitor.Page.Url).PathAndQuery.TrimStart('/'), $"{prefix}rights-follow", width, dark);
        (await visitor.Page.Locator("button.small").CountAsync()).ShouldBe(1);
    }

    private async Task<string> PartyOfAsync(string email)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PartiesByContactPoint>().FindAsync(ContactPoint.OfEmail(email), CancellationToken.None))[0].ToString();
    }
}
