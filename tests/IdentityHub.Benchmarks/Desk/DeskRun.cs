using System.Globalization;
using System.Security.Cryptography;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Benchmarks.Hub;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.EndToEnd.Workbench;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.OpenId;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.Benchmarks.Desk;

/// <summary>
/// How long a steward waits between a key and the next pair on the screen: <c>desk [--provider …] [--pairs 60] [--parties 1000000 --keep FOLDER]</c>. A hub as in production in a
/// process of its own, Chromium on the same machine; the clock runs from the key to the painted frame. Once with the time that a person needs to look (the next page has been read
/// ahead), once without any, and once as pages without scripts would follow each other.
/// </summary>
internal static class DeskRun
{
    private const string Password = "Analytical-Engine-1837";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(600);
    private static readonly Actor Seed = Actor.Hub("load");

    public static async Task<int> RunAsync(string[] args)
    {
        if (Chromium.Missing is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 1;
        }
        var at = Array.IndexOf(args, "--pairs");
        var pairs = at < 0 ? 60 : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        var options = LoadOptions.Read(at < 0 ? args : [.. args[..at], .. args[(at + 2)..]]);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        foreach (var provider in options.Providers)
        {
            await using var database = options.Keep is { } folder
                ? await LoadDatabase.KeepAsync(provider, folder, FormattableString.Invariant($"identityhub_kept_{options.Parties}"))
                : await LoadDatabase.CreateAsync(provider);
            var settings = new HubSettings(provider, database.ConnectionString);
            if (options.Parties > 0 && !database.IsFilled)
                Console.WriteLine(await new MillionParties(options.Parties).LoadAsync(settings, CancellationToken.None));
            var (email, secret) = await PrepareAsync(settings, (5 * pairs) + 20);
            using var hub = await HubProcess.StartAsync(settings, CancellationToken.None, asInProduction: true);
            Console.WriteLine($"== {provider}, {Environment.ProcessorCount} cores for hub and browser together, {pairs} pairs each");
            await new LoadRun(hub).SettleAsync();
            await using var profile = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 }, Locale = "en-GB" });
            await profile.AddInitScriptAsync(PairClock.Script);
            var page = await profile.NewPageAsync();
            await SignInAsync(page, settings, email, secret);
            // A hub that has just been started compiles what it runs.
            await PressAsync(page, "j", 15, TimeSpan.Zero);
            Tell("skip, having looked", await PressAsync(page, "j", pairs, Look));
            Tell("different, having looked", await PressAsync(page, "n", pairs, Look));
            Tell("the same, having looked", await PressAsync(page, "l", pairs, Look));
            Tell("skip, at once", await PressAsync(page, "j", pairs, TimeSpan.Zero));
            await page.RouteAsync("**/assets/workbench*.js", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = OnlyKeys }));
            await page.ReloadAsync();
            Tell("skip, page after page", await PressAsync(page, "j", pairs, Look));
        }
        return 0;
    }

    // What the workbench's script does without reading ahead: it presses buttons.
    private const string OnlyKeys = "document.addEventListener('keydown', event => document.querySelector(`[data-key=\"${event.key}\"]`)?.click());";

    /// <summary>Presses a key so often and waits for the next pair each time; the milliseconds.</summary>
    private static async Task<double[]> PressAsync(IPage page, string key, int times, TimeSpan look)
    {
        await page.EvaluateAsync("sessionStorage.removeItem('taken')");
        for (var i = 1; i <= times; i++)
        {
            await page.EvaluateAsync("delete document.documentElement.dataset.shown");
            await page.Keyboard.PressAsync(key);
            await page.WaitForSelectorAsync($"html[data-shown='{i}']");
            if (look > TimeSpan.Zero)
                await Task.Delay(look);
        }
        return await page.EvaluateAsync<double[]>(PairClock.Taken);
    }

    private static void Tell(string name, double[] taken)
    {
        Array.Sort(taken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} median {taken[taken.Length / 2],5:0} ms   p95 {taken[taken.Length * 95 / 100],5:0} ms   most {taken[^1],5:0} ms"));
    }

    private static async Task SignInAsync(IPage page, HubSettings settings, string email, byte[] secret)
    {
        await page.GotoAsync(new Uri(settings.Web, "steward?kind=ConflictingIdentifiers").ToString());
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator("#code").FillAsync(Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Review queue" }).WaitForAsync();
    }

    /// <summary>A steward, and as many questions as will be asked: two records each with one proven address and two national ids.</summary>
    private static async Task<(string Email, byte[] Secret)> PrepareAsync(HubSettings settings, int questions)
    {
        await HubInProcess.PrepareAsync(settings, CancellationToken.None);
        await using var hub = HubInProcess.Compose(settings);
        var (steward, secret) = ($"steward-{Guid.NewGuid():n}@example.com", RandomNumberGenerator.GetBytes(Totp.SecretLength));
        await using (var scope = hub.Services.CreateAsyncScope())
        {
            var account = (await scope.ServiceProvider.GetRequiredService<AccountRegistration>().CreateAsync(
                new NewAccount(steward, Password, "Mary", "Somerville") { EmailVerified = true, Roles = [HubRoles.Steward] }, Seed, CancellationToken.None)).Value.AccountId;
            await scope.ServiceProvider.GetRequiredService<Authenticator>().SeedAsync(account, secret, Seed, CancellationToken.None);
        }
        for (var i = 0; i < questions; i++)
        {
            await using var scope = hub.Services.CreateAsyncScope();
            var intake = scope.ServiceProvider.GetRequiredService<RecordIntake>();
            var (address, birth) = ($"{Guid.NewGuid():n}@example.com", new DateOnly(1930, 1, 2).AddDays(Random.Shared.Next(27_000)));
            for (var side = 0; side < 2; side++)
            {
                var content = new SourceRecordContent
                {
                    GivenName = "Eliza", FamilyName = "Wollstonecraft", BirthDate = birth, NationalId = Guid.NewGuid().ToString("n"), Emails = [new EmailAddressValue(address, Verified: true)],
                    Addresses = [new PostalAddressValue { Line1 = $"Regent Street {Random.Shared.Next(10, 9000)}", City = "London", Postcode = "W1B 5AH", Country = "GB" }],
                };
                _ = (await intake.UpsertAsync(new SourceRecordUpsert(new(HubInProcess.Source, Guid.NewGuid().ToString("n")), content), Seed, null, CancellationToken.None)).Value;
            }
        }
        return (steward, secret);
    }
}
