using IdentityHub.Demo.Hosting;
using IdentityHub.Demo.Seeding;
using IdentityHub.Testing;
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
        context.SetDefaultTimeout(15_000);
        return context;
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
