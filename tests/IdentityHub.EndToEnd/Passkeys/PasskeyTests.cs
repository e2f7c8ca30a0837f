using IdentityHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Passkeys;

/// <summary>Passkeys in Chromium, with its virtual authenticator.</summary>
[Collection(DemoCollection.Name)]
public sealed class PasskeyTests(DemoFixture demo)
{
    [Fact]
    public async Task A_passkey_is_made_and_signs_in_without_a_user_name_at_an_application()
    {
        await using var profile = await demo.NewProfileAsync();
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        var device = await VirtualAuthenticator.PlugInAsync(mary.Page);
        await MakePasskeyAsync(mary, await demo.NewShopperAsync());
        (await device.CountAsync()).ShouldBe(1);
        await mary.PressAsync("Sign out");
        // The virtual authenticator answers suggestions by itself; here the button is pressed.
        await mary.Page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");

        await mary.OpenShopAsync("sign-in?returnUrl=/my-account");
        await mary.PressAsync("Sign in with a passkey");
        await mary.Page.ArriveAsync(new Uri(demo.Options.Storefront, "my-account").ToString());
        (await mary.TextAsync("h1")).ShouldContain("Mary Somerville");
    }

    [Fact]
    public async Task A_passkey_is_offered_among_the_suggestions_of_the_address_field()
    {
        await using var profile = await demo.NewProfileAsync();
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        await VirtualAuthenticator.PlugInAsync(mary.Page);
        await MakePasskeyAsync(mary, await demo.NewShopperAsync());
        await mary.PressAsync("Sign out");

        // The virtual authenticator chooses the suggestion by itself.
        await mary.OpenHubAsync("sign-in");
        await mary.Page.ArriveAsync(new Uri(demo.Options.Hub, "account").ToString());
    }

    [Fact]
    public async Task A_device_that_has_a_passkey_is_not_given_another_and_who_cancels_may_go_another_way()
    {
        await using var profile = await demo.NewProfileAsync();
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        var device = await VirtualAuthenticator.PlugInAsync(mary.Page);
        await MakePasskeyAsync(mary, await demo.NewShopperAsync());

        await mary.OpenHubAsync("account/security/passkeys/new");
        await mary.PressAsync("Create passkey");
        await mary.Page.Locator("[data-passkey-fault]:visible").WaitForAsync();
        (await mary.TextAsync("[data-passkey-fault]")).ShouldContain("already");
        (await device.CountAsync()).ShouldBe(1);

        await device.SetVerifiedAsync(false);
        await mary.OpenHubAsync("step-up?returnUrl=%2Faccount%2Fsecurity");
        await mary.PressAsync("Use a passkey");
        await mary.Page.Locator("[data-passkey-fault]:visible").WaitForAsync();
        await mary.FillAsync("Password", DemoFixture.ShopperPassword);
        await mary.PressAsync("Confirm");
        mary.Where.ShouldEndWith("/account/security");
    }

    [Fact]
    public async Task Staff_set_a_passkey_up_at_their_first_sign_in_and_use_it_from_then_on()
    {
        await using var profile = await demo.NewProfileAsync();
        var charles = new Visitor(await profile.NewPageAsync(), demo.Options);
        await VirtualAuthenticator.PlugInAsync(charles.Page);
        var email = await demo.NewAdministratorAsync(withAuthenticator: false);
        await charles.OpenHubAsync("admin/clients");
        await charles.SignInAsync(email, DemoFixture.StaffPassword);
        (await charles.TextAsync("h1")).ShouldBe("Set up your second factor");

        await charles.PressAsync("Create passkey");
        await charles.Page.ArriveAsync(new Uri(demo.Options.Hub, "admin/clients").ToString());
    }

    [Fact]
    public async Task Two_tabs_and_the_back_button_sign_in_once_and_end_in_no_error()
    {
        await using var profile = await demo.NewProfileAsync();
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        var email = await demo.NewShopperAsync(withAuthenticator: true);
        await mary.OpenHubAsync("sign-in");
        var other = new Visitor(await profile.NewPageAsync(), demo.Options);
        await other.OpenHubAsync("sign-in?returnUrl=%2Faccount%2Fsessions");
        await mary.SignInAsync(email, DemoFixture.ShopperPassword);
        await other.SignInAsync(email, DemoFixture.ShopperPassword);
        await other.EnterCodeAsync();
        other.Where.ShouldEndWith("/account/sessions");

        // The first tab's step belongs to a sign-in that is over: it is led on instead of shown an error.
        await mary.Page.Locator("#code").FillAsync("123456");
        await mary.PressAsync("Continue");
        mary.Where.ShouldEndWith("/sign-in");
        await other.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Load });
        await other.OpenHubAsync("account");
        other.Where.ShouldEndWith("/account");
    }

    private static async Task MakePasskeyAsync(Visitor visitor, string email)
    {
        await visitor.OpenHubAsync("sign-in?returnUrl=%2Faccount%2Fsecurity%2Fpasskeys%2Fnew");
        await visitor.SignInAsync(email, DemoFixture.ShopperPassword);
        await visitor.FillAsync("Name", "This laptop");
        await visitor.PressAsync("Create passkey");
        await visitor.Page.ArriveAsync("**/account/security?done=passkey");
        (await visitor.TextAsync(".rows")).ShouldContain("This laptop");
    }
}
