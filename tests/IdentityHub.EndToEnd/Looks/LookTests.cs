using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using IdentityHub.Accounts.Mail;
using IdentityHub.EndToEnd.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Looks;

/// <summary>Every page at the narrowest and a usual width, light and dark: nothing sticks out, and axe finds nothing serious (WCAG 2.2 AA).</summary>
[Collection(DemoCollection.Name)]
public sealed partial class LookTests(DemoFixture demo)
{
    private const string Challenge = "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private static readonly Dictionary<string, string> ReadmePictures = new()
    {
        ["storefront-account-1280-light"] = "storefront",
        ["consents-1280-light"] = "account",
        ["sign-in-1280-light"] = "sign-in",
        ["community-1280-dark"] = "community",
        ["workbench-review-1280-light"] = "workbench",
        ["register-360-dark"] = "register-narrow",
    };

    /// <summary>Width, height, dark.</summary>
    public static TheoryData<int, int, bool> Screens => new() { { 1280, 800, false }, { 1280, 800, true }, { 360, 740, false }, { 360, 740, true } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_before_signing_in(int width, int height, bool dark)
    {
        await using var profile = await ProfileAsync(width, height, dark);
        var guest = new Visitor(await profile.NewPageAsync(), demo.Options);
        await LookAtAsync(guest, demo.Options.Storefront, "", "storefront", width, dark);
        await LookAtAsync(guest, demo.Options.Storefront, "products/tea-pot", null, width, dark);
        await LookAtAsync(guest, demo.Options.Storefront, "basket", null, width, dark);
        await LookAtAsync(guest, demo.Options.Community, "", "community", width, dark);
        await LookAtAsync(guest, demo.Options.Community, "threads/first-loaf", null, width, dark);
        await LookAtAsync(guest, demo.Options.Storefront, "sign-in", "sign-in", width, dark);
        await LookAtAsync(guest, demo.Options.Storefront, "register", "register", width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "sign-in", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "register", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "sign-out", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "signed-out", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "verify-email?account=a&token=t", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "first-administrator?invitation=none", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "no-such-page", null, width, dark);
        await demo.Hub.GetRequiredService<IMailer>().SendAsync(
            new MailMessage($"somebody-with-a-name-as-long-as-{Guid.NewGuid():n}@example.com", "Donaudampfschifffahrtsgesellschaftskapitänspatent", $"https://example.com/{new string('x', 200)}"), CancellationToken.None);
        await LookAtAsync(guest, demo.Options.Hub, "outbox", "outbox", width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "sign-in/link", "sign-in-link", width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "sign-in/link/open?ticket=none", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "forgot-password", "forgot-password", width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "reset-password?ticket=none", null, width, dark);
        await LookAtAsync(guest, demo.Options.Hub, "confirm-email?ticket=none", null, width, dark);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_a_shopper(int width, int height, bool dark)
    {
        await using var profile = await ProfileAsync(width, height, dark);
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenShopAsync("sign-in?returnUrl=/my-account");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        await LookAtAsync(ada, demo.Options.Storefront, "my-account", "storefront-account", width, dark);
        await LookAtAsync(ada, demo.Options.Community, "me", "community-member", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account", "account", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account/consents", "consents", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account/preferences", "preferences", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account/data", "your-data", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account/data/erase", "erase", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "unsubscribe/none", "unsubscribe", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account/sessions", "sessions", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "account/applications", null, width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "device", "device", width, dark);
        await LookAtAsync(ada, demo.Options.Hub, "device?user_code=BCDF-GHJK", null, width, dark);
        await LookAtAsync(ada, demo.Options.Hub,
            $"connect/authorize?client_id=demo-web&response_type=code&scope=openid%20profile%20email%20gpid%20offline_access&redirect_uri=http%3A%2F%2F127.0.0.1%3A9999%2Fcb&prompt=consent&{Challenge}",
            "consent", width, dark);
        ada.Where.ShouldEndWith("/consent");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_signing_in(int width, int height, bool dark)
    {
        await using var profile = await ProfileAsync(width, height, dark);
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        var email = await demo.NewShopperAsync(withAuthenticator: true);
        await mary.OpenHubAsync("sign-in");
        await mary.SignInAsync(email, DemoFixture.ShopperPassword);
        await LookAtAsync(mary, demo.Options.Hub, "sign-in/second", "second-step", width, dark);
        await mary.EnterCodeAsync();
        await LookAtAsync(mary, demo.Options.Hub, "account/security", "security", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/security/password", null, width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/security/passkeys/new", "new-passkey", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/security/recovery-codes", null, width, dark);
        await mary.Page.Locator("form[action='/account/security/recovery-codes'] button").ClickAsync();
        await LookHereAsync(mary, "recovery-codes", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/security/authenticator", null, width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/email", "email", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/profile", null, width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "account/data/erase", "erase", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "step-up?returnUrl=%2Faccount%2Fsecurity", "step-up", width, dark);

        await using var fresh = await ProfileAsync(width, height, dark);
        var grace = new Visitor(await fresh.NewPageAsync(), demo.Options);
        await grace.OpenHubAsync("sign-in?returnUrl=%2Faccount%2Fsecurity%2Fauthenticator");
        var shopper = await demo.NewShopperAsync();
        await grace.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await LookAtAsync(grace, demo.Options.Hub, "account/security/authenticator", "authenticator", width, dark);
        await grace.OpenHubAsync("account/delete");
        await grace.Page.CheckAsync("#sure");
        await grace.Page.Locator("form[action='/account/data/erase'] button").ClickAsync();
        (await grace.TextAsync("h1")).ShouldBe("Your account is closed");
        await grace.OpenHubAsync("sign-in");
        await grace.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await LookAtAsync(grace, demo.Options.Hub, "sign-in/reactivate", "reactivate", width, dark);
        await grace.OpenHubAsync("sign-in");
        await grace.SignInAsync(await demo.NewAdministratorAsync(withAuthenticator: false), DemoFixture.StaffPassword);
        await LookAtAsync(grace, demo.Options.Hub, "sign-in/set-up", "set-up", width, dark);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_the_administrator(int width, int height, bool dark)
    {
        await using var profile = await ProfileAsync(width, height, dark);
        var charles = new Visitor(await profile.NewPageAsync(), demo.Options);
        await charles.OpenHubAsync("admin/clients");
        await charles.SignInStaffAsync(await demo.NewAdministratorAsync(), DemoFixture.StaffPassword);
        await LookAtAsync(charles, demo.Options.Hub, "admin/clients", "admin-clients", width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/clients/new", "admin-client-new", width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/clients/edit?clientId=demo-web", "admin-client", width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/sources", null, width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/sessions", null, width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/clients/look?client=storefront", "admin-client-look", width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/keys", null, width, dark);
        await charles.Page.Locator("details summary").First.ClickAsync();
        await LookHereAsync(charles, "admin-keys", width, dark);
        await LookAtAsync(charles, demo.Options.Hub, $"admin/sessions?account={await demo.NewStewardAsync()}", null, width, dark);
        await charles.Page.Locator("details summary").First.ClickAsync();
        await LookHereAsync(charles, "admin-second-factor", width, dark);
        await LookAtAsync(charles, demo.Options.Hub, "admin/sessions?account=ada%40example.com", "admin-sessions", width, dark);
    }

    [Fact]
    public async Task German_for_a_German_browser()
    {
        await using var profile = await demo.NewProfileAsync(locale: "de-DE");
        var guest = new Visitor(await profile.NewPageAsync(), demo.Options);
        await guest.OpenHubAsync("register");
        (await guest.TextAsync("h1")).ShouldBe("Konto anlegen");
        (await guest.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de");
        await guest.PressAsync("English");
        (await guest.TextAsync("h1")).ShouldBe("Create your account");
    }

    [Fact]
    public async Task The_choice_of_dark_stays()
    {
        await using var profile = await demo.NewProfileAsync();
        var guest = new Visitor(await profile.NewPageAsync(), demo.Options);
        await guest.OpenHubAsync("sign-in");
        var light = await GroundAsync(guest.Page);
        await guest.PressAsync("Dark");
        await guest.OpenHubAsync("register");
        (await GroundAsync(guest.Page)).ShouldNotBe(light);
    }

    private static Task<string> GroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private Task<IBrowserContext> ProfileAsync(int width, int height, bool dark) =>
        demo.NewProfileAsync(width, height, dark ? ColorScheme.Dark : ColorScheme.Light);

    private static async Task LookAtAsync(Visitor visitor, Uri site, string path, string? picture, int width, bool dark)
    {
        await visitor.OpenAsync(site, path);
        await LookHereAsync(visitor, picture, width, dark);
    }

    private static async Task LookHereAsync(Visitor visitor, string? picture, int width, bool dark)
    {
        var tooWide = await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        tooWide.ShouldBeFalse($"{visitor.Page.Url} is wider than the screen");

        // What doesn't depend on colour is looked at once, and colours don't depend on the width.
        if (width < 500)
        {
            await PictureAsync(visitor, picture, width, dark);
            return;
        }
        var rules = dark ? RunOnlyOptions.Rules("color-contrast", "link-in-text-block") : RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
        var result = await visitor.Page.RunAxe(new AxeRunOptions { RunOnly = rules });
        result.Violations.Where(found => found.Impact is "serious" or "critical")
            .Select(found => $"{found.Id}: {string.Join(", ", found.Nodes.Select(node => node.Target))}")
            .ShouldBeEmpty($"{visitor.Page.Url} {(dark ? "dark" : "light")}");

        await PictureAsync(visitor, picture, width, dark);
    }

    private static async Task PictureAsync(Visitor visitor, string? picture, int width, bool dark)
    {
        if (picture is null || !DemoFixture.TakesPictures)
            return;
        var name = $"{picture}-{width}-{(dark ? "dark" : "light")}";
        var path = ReadmePictures.TryGetValue(name, out var shown)
            ? Path.Combine(Repository.Folder("docs/images"), $"{shown}.png")
            : Path.Combine(Repository.Folder("artifacts/screenshots"), $"{name}.png");
        await visitor.Page.ScreenshotAsync(new() { Path = path, FullPage = width < 500 });
    }
}
