using IdentityHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Guests;

/// <summary>A guest buys, registers, and finds the order in the account.</summary>
[Collection(DemoCollection.Name)]
public sealed class GuestCheckoutTests(DemoFixture demo)
{
    [Fact]
    public async Task What_a_guest_ordered_is_theirs_once_they_register()
    {
        await using var profile = await demo.NewProfileAsync();
        var nora = new Visitor(await profile.NewPageAsync(), demo.Options);
        await nora.OpenShopAsync("products/tea-pot");
        await nora.PressAsync("Put into the basket");
        await nora.FillAsync("Your name", "Nora Lind");
        await nora.FillAsync("Your e-mail address", "nora.lind@example.com");
        await nora.PressAsync("Order as a guest");
        var order = await nora.TextAsync(".order");
        order.ShouldStartWith("H-");

        await nora.FollowAsync("Keep my order");
        await nora.RegisterAsync("Nora", "Lind", "nora.lind@example.com", "Quiet-Harbour-78");
        nora.Where.ShouldBe(new Uri(demo.Options.Storefront, "my-account").ToString());
        (await nora.TextAsync(".order")).ShouldBe(order);

        // Another visitor of the same shop has nothing of it.
        await using var other = await demo.NewProfileAsync();
        var stranger = new Visitor(await other.NewPageAsync(), demo.Options);
        await stranger.OpenShopAsync("thanks");
        (await stranger.Page.Locator(".order").CountAsync()).ShouldBe(0);
    }
}
