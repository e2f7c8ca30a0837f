using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.Privacy;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Privacy;

/// <summary>Somebody leaves for good, in a browser, by keyboard: from the account page to an account that is gone.</summary>
[Collection(DemoCollection.Name)]
public sealed class ErasureTests(DemoFixture demo)
{
    [Fact]
    public async Task A_person_sees_what_goes_and_what_stays_leaves_comes_back_leaves_again_and_is_gone()
    {
        var shopper = await demo.NewShopperAsync();
        await using var profile = await demo.NewProfileAsync();
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        await mary.OpenHubAsync("sign-in?returnUrl=%2Faccount");
        await mary.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await mary.Page.Locator("section[aria-labelledby=delete] a.button").ClickAsync();
        await mary.Page.ArriveAsync("**/account/data/erase");
        var page = await mary.TextAsync("main");
        page.ShouldContain("What our shops and systems know about you");
        page.ShouldContain("Security log");
        page.ShouldContain("An unreadable fingerprint of your addresses stays");
        page.ShouldNotContain("Data.", Case.Sensitive);

        await mary.PressAsync("Erase my data");
        await mary.Page.Locator("#sure-fault").WaitForAsync();
        await LeaveAsync(mary);
        await mary.OpenHubAsync("account");
        mary.Where.ShouldContain("/sign-in");

        await mary.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await mary.PressAsync("Keep my account");
        await mary.OpenHubAsync("account/data");
        (await mary.TextAsync("section[aria-labelledby=requests]")).ShouldContain("Taken back");

        await mary.OpenHubAsync("account/data/erase");
        await LeaveAsync(mary);
        var user = await FindAsync(shopper);
        await RunAsync(user!.AccountId);

        (await FindAsync(shopper)).ShouldBeNull();
        await mary.OpenHubAsync("sign-in");
        await mary.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await mary.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).First.WaitForAsync();
        mary.Where.ShouldEndWith("/sign-in");
    }

    [Fact]
    public async Task Other_rights_are_asked_for_and_end_in_a_certificate()
    {
        var shopper = await demo.NewShopperAsync();
        await using var profile = await demo.NewProfileAsync(javaScript: false);
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        await mary.OpenHubAsync("sign-in?returnUrl=%2Faccount%2Fdata");
        await mary.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await mary.Page.Locator("input[name=kind][value=OptOutOfSale]").CheckAsync();
        await mary.PressAsync("Ask");
        (await mary.TextAsync("[role=status]")).ShouldBe("Your request counts from now on.");
        (await mary.TextAsync("section[aria-labelledby=requests]")).ShouldContain("Done");
        await mary.Page.Locator("a[href^='/account/data/certificate/']").WaitForAsync();

        await mary.Page.Locator("input[name=kind][value=Rectification]").CheckAsync();
        await mary.PressAsync("Ask");
        (await mary.TextAsync("section[aria-labelledby=requests]")).ShouldContain("Being checked");
    }

    /// <summary>By keyboard: the box, then the button after it.</summary>
    private static async Task LeaveAsync(Visitor visitor)
    {
        await PreferenceCentreTests.TabToAsync(visitor.Page, "sure");
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Locator("h1", new() { HasText = "Your account is closed" }).WaitForAsync();
    }

    private async Task<HubUser?> FindAsync(string shopper)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindByEmailAsync(shopper, CancellationToken.None);
    }

    /// <summary>The day has come: an employee begins the erasure now.</summary>
    private async Task RunAsync(Kernel.Ids.AccountId account)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<PrivacyDesk>();
        var request = (await desk.ListAsync(new PrivacyRequestFilter { Account = account, States = [PrivacyRequestState.Scheduled] }, null, 1, CancellationToken.None))[0].Request;
        (await desk.ExecuteAsync(request.Id, null, Actor.Client("desk"), CancellationToken.None)).Refusal.ShouldBeNull();
        await scope.ServiceProvider.GetRequiredService<ErasureRun>().RunAsync(request.Id, CancellationToken.None);
    }
}
