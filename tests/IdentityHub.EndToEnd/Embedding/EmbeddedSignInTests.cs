using IdentityHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Embedding;

/// <summary>Signing in within the shop's own page, in a real browser: in a frame where shop and hub are one site, in a pop-up where they aren't.</summary>
[Collection(DemoCollection.Name)]
public sealed class EmbeddedSignInTests(DemoFixture demo)
{
    /// <summary>The shop by the hub's own host name: the same site to a browser.</summary>
    private Uri SameSiteShop => new UriBuilder(demo.Options.Storefront) { Host = demo.Options.Hub.Host }.Uri;

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(360, 740, true)]
    public async Task In_a_frame_of_the_same_site_the_shopper_never_leaves_the_page(int width, int height, bool dark)
    {
        await using var profile = await demo.NewProfileAsync(width, height, dark ? ColorScheme.Dark : ColorScheme.Light);
        var page = await profile.NewPageAsync();
        await page.GotoAsync(SameSiteShop.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in here" }).ClickAsync();
        var frame = page.FrameLocator("dialog iframe");
        await frame.GetByLabel("E-mail address").FillAsync("ada@example.com");
        await frame.GetByLabel("Password").FillAsync("wrong-password-1");
        await Picture(page, $"embedded-frame-{width}-{(dark ? "dark" : "light")}");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await frame.GetByRole(AriaRole.Alert).WaitForAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/");
        await frame.GetByLabel("Password").FillAsync("Lovelace-1815");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArriveAsync(new Uri(SameSiteShop, "my-account").ToString());
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Ada Lovelace");
    }

    [Fact]
    public async Task Across_sites_a_pop_up_opens_instead_and_closes_itself()
    {
        await using var profile = await demo.NewProfileAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(demo.Options.Storefront.ToString());
        var popup = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign in here" }).ClickAsync());
        await popup.GetByLabel("E-mail address").FillAsync("ada@example.com");
        await popup.GetByLabel("Password").FillAsync("Lovelace-1815");
        await popup.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArriveAsync(new Uri(demo.Options.Storefront, "my-account").ToString());
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Ada Lovelace");
        popup.IsClosed.ShouldBeTrue();
        (await page.Locator("dialog").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_closes_the_dialog_is_where_they_were()
    {
        await using var profile = await demo.NewProfileAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(SameSiteShop.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in here" }).ClickAsync();
        await page.FrameLocator("dialog iframe").GetByLabel("E-mail address").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<string>("document.activeElement.innerText")).ShouldBe("Sign in here");
    }

    [Fact]
    public async Task S014_another_site_can_neither_frame_the_sign_in_nor_hear_its_answer()
    {
        await using var profile = await demo.NewProfileAsync();
        var page = await profile.NewPageAsync();
        // The forum isn't registered to embed the shop's sign-in.
        await page.GotoAsync(demo.Options.Community.ToString());
        var shop = Uri.EscapeDataString(demo.Options.Storefront.GetLeftPart(UriPartial.Authority));
        var address = new Uri(demo.Options.Hub, "connect/authorize?client_id=storefront&response_type=code&response_mode=web_message&scope=openid&prompt=none"
            + $"&embed_origin={shop}&redirect_uri={Uri.EscapeDataString(new Uri(demo.Options.Storefront, "signin-oidc").ToString())}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
        var heard = await page.EvaluateAsync<bool>(
            """
            async (address) => {
              let heard = false;
              window.addEventListener("message", () => heard = true);
              const popup = window.open(address);
              await new Promise((done) => { const watch = setInterval(() => { if (!popup || popup.closed) { clearInterval(watch); done(); } }, 50); });
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              return heard;
            }
            """, address.ToString());
        heard.ShouldBeFalse();
    }

    private static async Task Picture(IPage page, string name)
    {
        if (DemoFixture.TakesPictures)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Folder("artifacts/screenshots"), $"{name}.png") });
    }
}
