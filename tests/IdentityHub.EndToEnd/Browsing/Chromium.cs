using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Browsing;

/// <summary>Debian's Chromium, driven by Playwright; tests are skipped where it is missing.</summary>
internal static class Chromium
{
    private static readonly string Path = Environment.GetEnvironmentVariable("IDENTITYHUB_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Why browser tests can't run here; null when they can.</summary>
    public static string? Missing => File.Exists(Path) ? null : $"No Chromium at {Path}; install it or name one in IDENTITYHUB_CHROMIUM.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    });
}
