using System.Security.Cryptography;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Demo.Hosting;
using IdentityHub.Demo.Seeding;
using IdentityHub.Testing;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Browsing;

/// <summary>
/// One demo for all tests of this project, on real ports and SQLite in a folder of its own. The hub is <c>localhost</c>, the shop <c>127.0.0.1</c>: two sites
/// to a browser, so that faults between sites show.
/// </summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"identityhub-e2e-{Guid.NewGuid():n}");
    private DemoHost? demo;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Passwords of the people that tests make.</summary>
    public const string StaffPassword = "Analytical-Engine-1837", ShopperPassword = "Mechanism-Of-The-Heavens-1831";

    /// <summary>Where everything listens.</summary>
    public DemoOptions Options => demo!.Options;

    /// <summary>Services of the hub, for what a test needs to see behind the pages.</summary>
    public IServiceProvider Hub => demo!.Hub.Services;

    /// <summary>True when pictures are wanted (IDENTITYHUB_SCREENSHOTS=1): the README's go to <c>docs/images</c>, all others to <c>artifacts/screenshots</c>.</summary>
    public static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("IDENTITYHUB_SCREENSHOTS") == "1";

    public async ValueTask InitializeAsync()
    {
        var ports = Enumerable.Range(0, 4).Select(_ => Ports.Free()).ToList();
        demo = await DemoHost.StartAsync(
            new DemoOptions
            {
                Hub = new Uri($"http://localhost:{ports[0]}"),
                Grpc = new Uri($"http://localhost:{ports[1]}"),
                Storefront = new Uri($"http://127.0.0.1:{ports[2]}"),
                Community = new Uri($"http://localhost:{ports[3]}"),
                Folder = folder,
                Records = 120,
            },
            new NoProgress(), CancellationToken.None);
        if (Chromium.Missing is null)
        {
            playwright = await Playwright.CreateAsync();
            browser = await Chromium.LaunchAsync(playwright);
        }
    }

    /// <summary>A new browser profile: no cookies, no memory. Skips the test where there is no browser.</summary>
    public async Task<IBrowserContext> NewProfileAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB", bool javaScript = true)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = locale,
            JavaScriptEnabled = javaScript,
        });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    /// <summary>An administrator of a test's own, with an authenticator: codes are good once, and tests don't wait for the next.</summary>
    public Task<string> NewAdministratorAsync(bool withAuthenticator = true) => NewStaffAsync(HubRoles.Administrator, "Charles", "Babbage", withAuthenticator);

    /// <summary>A steward of a test's own, with an authenticator.</summary>
    public Task<string> NewStewardAsync() => NewStaffAsync(HubRoles.Steward, "Mary", "Somerville", withAuthenticator: true);

    private async Task<string> NewStaffAsync(string role, string given, string family, bool withAuthenticator)
    {
        var email = $"{role}-{Guid.NewGuid():n}@example.com";
        await using var scope = Hub.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<AccountRegistration>().CreateAsync(
            new NewAccount(email, StaffPassword, given, family) { EmailVerified = true, Roles = [role] }, Actor.Hub("test"), CancellationToken.None)).Value.AccountId;
        if (withAuthenticator)
        {
            await scope.ServiceProvider.GetRequiredService<Authenticator>().SeedAsync(
                account, RandomNumberGenerator.GetBytes(Totp.SecretLength), Actor.Hub("test"), CancellationToken.None);
        }
        return email;
    }

    /// <summary>A shopper of a test's own.</summary>
    public async Task<string> NewShopperAsync(bool withAuthenticator = false)
    {
        var email = $"shopper-{Guid.NewGuid():n}@example.com";
        await using var scope = Hub.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<ShopperSeed>().RunAsync(
            new NewAccount(email, ShopperPassword, "Mary", "Somerville") { EmailVerified = true }, Actor.Hub("test"), CancellationToken.None)).Value.AccountId;
        if (withAuthenticator)
        {
            await scope.ServiceProvider.GetRequiredService<Authenticator>().SeedAsync(
                account, RandomNumberGenerator.GetBytes(Totp.SecretLength), Actor.Hub("test"), CancellationToken.None);
        }
        return email;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (demo is not null)
            await demo.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
