using IdentityHub.Demo.Hosting;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Browsing;

/// <summary>A person at a browser: what they do on the pages, in their words.</summary>
internal sealed class Visitor(IPage page, DemoOptions demo)
{
    public IPage Page => page;

    public Task OpenAsync(Uri site, string path = "") => page.GotoAsync(new Uri(site, path).ToString());

    public Task OpenShopAsync(string path = "") => OpenAsync(demo.Storefront, path);

    public Task OpenForumAsync(string path = "") => OpenAsync(demo.Community, path);

    public Task OpenHubAsync(string path = "") => OpenAsync(demo.Hub, path);

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task FillAsync(string label, string value) => page.GetByLabel(label).FillAsync(value);

    public async Task SignInAsync(string email, string password)
    {
        await FillAsync("E-mail address", email);
        await FillAsync("Password", password);
        await PressAsync("Sign in");
    }

    /// <summary>With the second step, whose code the demo shows.</summary>
    public async Task SignInStaffAsync(string email, string password)
    {
        await SignInAsync(email, password);
        await EnterCodeAsync();
    }

    /// <summary>Types the code that the demo's authenticator shows.</summary>
    public async Task EnterCodeAsync(string button = "Continue")
    {
        await page.Locator("#code").FillAsync(await TextAsync(".demo-code"));
        await PressAsync(button);
    }

    public async Task RegisterAsync(string given, string family, string email, string password, params string[] ticks)
    {
        await FillAsync("First name", given);
        await FillAsync("Last name", family);
        await FillAsync("E-mail address", email);
        await FillAsync("Password", password);
        foreach (var tick in ticks)
            await page.Locator($"input[value='{tick}']").CheckAsync();
        await PressAsync("Create account");
    }

    /// <summary>The address bar, without the query.</summary>
    public string Where => new Uri(page.Url).GetLeftPart(UriPartial.Path);

    public async Task<string> TextAsync(string selector) => (await page.Locator(selector).First.InnerTextAsync()).Trim();
}
