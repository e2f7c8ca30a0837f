using System.Diagnostics;
using System.Globalization;
using System.Net;
using IdentityHub.Accounts.Registration;
using IdentityHub.Benchmarks.Hub;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>
/// <c>guess-timing [--pairs 500] [--provider Sqlite]</c>: statement 92 by the clock. Asks about an address that has an account and one that has none, in
/// interleaved pairs whose order changes, each pair from a network of its own so that nobody is slowed, and holds the two distributions against each other.
/// </summary>
internal static class GuessTiming
{
    private const int Accounts = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        var pairs = Option(args, "--pairs") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 500;
        var engine = Option(args, "--provider") ?? "Sqlite";
        await using var database = await LoadDatabase.CreateAsync(engine);
        using var hub = await Providers.HubAsync(engine, database, RegisterAsync);
        Console.WriteLine($"{"question",-20} {"address",-10} {"median ms",10} {"quarter",10} {"3 quarters",10} {"p95",10}");
        var good = await AskAsync(hub, "/sign-in", HttpStatusCode.BadRequest, pairs, network: 0);
        good &= await AskAsync(hub, "/forgot-password", HttpStatusCode.OK, pairs, network: 10);
        return good ? 0 : 1;
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static async Task RegisterAsync(HubSettings settings)
    {
        await using var hub = HubInProcess.Compose(settings);
        for (var i = 0; i < Accounts; i++)
        {
            await using var scope = hub.Services.CreateAsyncScope();
            _ = (await scope.ServiceProvider.GetRequiredService<ShopperSeed>().RunAsync(
                new NewAccount($"known{i:D3}@example.com", HubInProcess.ShopperPassword, "Known", "Person") { EmailVerified = true }, Actor.Hub("load"), CancellationToken.None)).Value;
        }
    }

    private static async Task<bool> AskAsync(Provider hub, string path, HttpStatusCode expected, int pairs, int network)
    {
        var (known, unknown) = (new List<double>(), new List<double>());
        const int warm = 20;
        for (var pair = -warm; pair < pairs; pair++)
        {
            var number = pair + warm;
            using var browser = new FormBrowser(hub.Address, IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.{network + 1 + number / 200}.{number % 200 + 1}.1")));
            var (first, second) = pair % 2 == 0 ? ("known", "none") : ("none", "known");
            foreach (var who in (string[])[first, second])
            {
                var form = await browser.OpenAsync(path);
                form["email"] = string.Create(CultureInfo.InvariantCulture, $"{who}{number % Accounts:D3}@example.com");
                form["password"] = "not-the-right-one";
                var clock = Stopwatch.GetTimestamp();
                var status = await browser.PostAsync(path, form);
                var taken = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
                if (status != expected)
                    throw new InvalidOperationException($"{path} answered {status}.\n{hub.Process}");
                if (pair >= 0)
                    (who == "known" ? known : unknown).Add(taken);
            }
        }
        return Compare(path, known, unknown);
    }

    private static bool Compare(string question, List<double> known, List<double> unknown)
    {
        foreach (var (name, times) in new[] { ("known", known), ("unknown", unknown) })
        {
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question,-20} {name,-10} {At(times, 0.5),10:F3} {At(times, 0.25),10:F3} {At(times, 0.75),10:F3} {At(times, 0.95),10:F3}"));
        }
        var apart = Math.Abs(At(known, 0.5) / At(unknown, 0.5) - 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{question,-20} medians {apart:P2} apart (5 % allowed); the distributions {Distance(known, unknown):F3} apart (Kolmogorov–Smirnov; {1.36 * Math.Sqrt(2.0 / known.Count):F3} in one of twenty runs by chance)"));
        return apart <= 0.05;
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    /// <summary>The largest distance between the two distribution functions.</summary>
    private static double Distance(List<double> left, List<double> right) => left.Concat(right).Max(time => Math.Abs(Below(left, time) - Below(right, time)));

    private static double Below(List<double> sorted, double time) => (double)sorted.Count(value => value <= time) / sorted.Count;
}
