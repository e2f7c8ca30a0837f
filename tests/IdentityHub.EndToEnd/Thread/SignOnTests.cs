using IdentityHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Thread;

/// <summary>Signing in and out in a real browser.</summary>
[Collection(DemoCollection.Name)]
public sealed class SignOnTests(DemoFixture demo)
{
    [Fact]
    public async Task A_shopper_signs_in_with_the_keyboard_alone()
    {
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenShopAsync("sign-in?returnUrl=/my-account");
        // The page puts the cursor where typing begins.
        (await ada.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("email");
        await ada.Page.Keyboard.TypeAsync("ada@example.com");
        await ada.Page.Keyboard.PressAsync("Tab");
        await ada.Page.Keyboard.TypeAsync("Lovelace-1815");
        await ada.Page.Keyboard.PressAsync("Tab");
        (await ada.Page.EvaluateAsync<string>("document.activeElement.innerText")).ShouldBe("Sign in");
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.Page.ArriveAsync(new Uri(demo.Options.Storefront, "my-account").ToString());
        (await ada.TextAsync("h1")).ShouldContain("Ada Lovelace");
    }

    [Fact]
    public async Task A_wrong_password_says_what_to_do_and_keeps_the_address()
    {
        await using var profile = await demo.NewProfileAsync();
        var somebody = new Visitor(await profile.NewPageAsync(), demo.Options);
        await somebody.OpenHubAsync("sign-in");
        await somebody.SignInAsync("nobody@example.com", "not-the-password");
        (await somebody.TextAsync("[role=alert]")).ShouldContain("isn’t right");
        (await somebody.Page.GetByLabel("E-mail address").InputValueAsync()).ShouldBe("nobody@example.com");
    }

    [Fact]
    public async Task A_guest_reads_the_forum_without_being_asked_for_anything()
    {
        await using var profile = await demo.NewProfileAsync();
        var guest = new Visitor(await profile.NewPageAsync(), demo.Options);
        await guest.OpenForumAsync();
        guest.Where.ShouldBe(demo.Options.Community.ToString());
        (await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Everything_works_without_a_script()
    {
        await using var profile = await demo.NewProfileAsync(javaScript: false);
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenShopAsync("sign-in?returnUrl=/my-account");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        ada.Where.ShouldBe(new Uri(demo.Options.Storefront, "my-account").ToString());
        await ada.PressAsync("Sign out");
        await ada.OpenHubAsync("account");
        ada.Where.ShouldEndWith("/sign-in");
    }

    [Fact]
    public async Task An_application_asks_once_and_the_person_may_say_no()
    {
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync(
            "connect/authorize?client_id=demo-web&response_type=code&scope=openid%20profile%20email&redirect_uri=http%3A%2F%2F127.0.0.1%3A9999%2Fcb&state=s1&prompt=consent"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        (await ada.TextAsync("h1")).ShouldContain("Demo web client");
        // Nobody listens at the client's address: what counts is where the browser was sent.
        var back = await ada.Page.RunAndWaitForRequestAsync(
            () => ada.PressAsync("Don’t allow"), request => request.Url.StartsWith("http://127.0.0.1:9999/cb", StringComparison.Ordinal));
        back.Url.ShouldContain("error=access_denied");
        back.Url.ShouldContain("state=s1");
    }

    [Fact]
    public async Task The_administrator_adds_a_client_and_sees_its_secret_once()
    {
        await using var profile = await demo.NewProfileAsync();
        var charles = new Visitor(await profile.NewPageAsync(), demo.Options);
        await charles.OpenHubAsync("admin/clients");
        await charles.SignInStaffAsync(await demo.NewAdministratorAsync(), DemoFixture.StaffPassword);
        await charles.FollowAsync("Add a client");
        await charles.FillAsync("Name", "Gift finder");
        await charles.FillAsync("Client id", "gift-finder");
        await charles.FillAsync("Redirect addresses", "http://localhost:7777/cb");
        await charles.PressAsync("Add client");
        (await charles.TextAsync(".secret")).Length.ShouldBeGreaterThanOrEqualTo(43);
        await charles.FollowAsync("Back to the clients");
        (await charles.TextAsync("table")).ShouldContain("gift-finder");
    }

    [Fact]
    public async Task A_shopper_may_not_open_the_administration()
    {
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync("admin/clients");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        (await ada.TextAsync("h1")).ShouldBe("You may not open this page");
    }
}
