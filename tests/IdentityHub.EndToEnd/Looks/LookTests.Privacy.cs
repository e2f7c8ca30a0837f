using IdentityHub.EndToEnd.Browsing;
using IdentityHub.EndToEnd.Privacy;

namespace IdentityHub.EndToEnd.Looks;

/// <content>What people reach by the links of messages.</content>
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
    }
}
