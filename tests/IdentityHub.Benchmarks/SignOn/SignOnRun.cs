using System.Diagnostics;
using System.Globalization;
using IdentityHub.Benchmarks.Hub;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>
/// <c>sign-on [--seconds 10] [--warm 20] [--workers 16] [--providers sqlite,postgresql,openiddict,npm] [--only text] [--grants 10000000]</c>: loads the hub and its
/// peers, one after the other, each on one core, and says how they compare. With <c>--grants</c> the hub is measured again, in the same process, once its store
/// holds that many.
/// </summary>
internal sealed class SignOnRun
{
    private TimeSpan time = TimeSpan.FromSeconds(10);
    private TimeSpan warm = TimeSpan.FromSeconds(20);
    private int workers = 16;
    private string[] providers = ["sqlite", "postgresql", "openiddict", "npm"];
    private string only = "";
    private long grants;

    public static async Task<int> RunAsync(string[] args)
    {
        var run = new SignOnRun();
        for (var i = 0; i + 1 < args.Length; i += 2)
            run.Read(args[i], args[i + 1]);
        Console.WriteLine(SignOnFigures.Header);
        var all = new List<SignOnFigures>();
        foreach (var name in run.providers)
        {
            await using var database = name == "npm" ? null : await LoadDatabase.CreateAsync(name == "postgresql" ? "PostgreSql" : "Sqlite");
            using var provider = name switch
            {
                "sqlite" => await Providers.HubAsync("Sqlite", database!),
                "postgresql" => await Providers.HubAsync("PostgreSql", database!),
                "openiddict" => await Providers.OpenIddictAsync(database!),
                _ => await Providers.NpmAsync(),
            };
            if (provider is null)
            {
                Console.WriteLine($"{name}: not installed (npm ci in tests/npm/oidc-provider)");
                continue;
            }
            var isHub = name is "sqlite" or "postgresql";
            var measured = await run.MeasureAsync(provider, isHub);
            all.AddRange(measured);
            if (isHub && run.grants > 0)
            {
                await GrantFill.RunAsync(name == "sqlite" ? "Sqlite" : "PostgreSql", database!.ConnectionString, run.grants);
                CompareFull(measured, await run.MeasureAsync(provider with { Name = "…full" }, isHub));
            }
        }
        Compare(all);
        return 0;
    }

    private void Read(string option, string value)
    {
        switch (option)
        {
            case "--seconds": time = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)); break;
            case "--warm": warm = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)); break;
            case "--workers": workers = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "--providers": providers = value.Split(','); break;
            case "--only": only = value; break;
            case "--grants": grants = long.Parse(value, CultureInfo.InvariantCulture); break;
            default: throw new ArgumentException($"Unknown option {option}.");
        }
    }

    private async Task<List<SignOnFigures>> MeasureAsync(Provider provider, bool isHub)
    {
        var figures = new List<SignOnFigures>();
        var scenarios = new SignOnScenarios(provider);
        foreach (var (name, prepare) in scenarios.All)
        {
            if (name.Contains(only, StringComparison.Ordinal))
                figures.Add(await MeasureAsync(provider, name, workers, prepare));
        }
        if (isHub && "password login".Contains(only, StringComparison.Ordinal))
            figures.Add(await MeasureAsync(provider, "password login", workers, (worker, _) => Task.FromResult(scenarios.PasswordLogin(worker))));
        return figures;
    }

    private async Task<SignOnFigures> MeasureAsync(Provider provider, string scenario, int count, Func<int, RawConnection, Task<Func<Task>>> prepare)
    {
        var connections = new List<RawConnection>();
        var work = new List<Func<Task>>();
        try
        {
            // One after the other: whoever tries many passwords at once is slowed down.
            for (var worker = 0; worker < count; worker++)
            {
                connections.Add(await RawConnection.OpenAsync(provider.Address));
                work.Add(await prepare(worker, connections[worker]));
            }
            await RepeatAsync(work, warm);
            var (clock, processor) = (Stopwatch.StartNew(), provider.Process.ProcessorTime);
            var latencies = await RepeatAsync(work, time);
            var figures = new SignOnFigures(provider.Name, scenario, latencies.Count, clock.Elapsed, At(latencies, 0.5), At(latencies, 0.99), provider.Process.ProcessorTime - processor);
            Console.WriteLine(figures);
            return figures;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{provider.Name}, {scenario}: {failure.Message}\n{provider.Process}", failure);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<List<long>> RepeatAsync(IReadOnlyList<Func<Task>> work, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var latencies = (await Task.WhenAll(work.Select(once => Task.Run(async () =>
        {
            var own = new List<long>();
            while (Stopwatch.GetTimestamp() is var start && start < end)
            {
                await once();
                own.Add(Stopwatch.GetTimestamp() - start);
            }
            return own;
        })))).SelectMany(own => own).ToList();
        latencies.Sort();
        return latencies;
    }

    private static TimeSpan At(List<long> sorted, double part) =>
        sorted.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))]);

    private static void CompareFull(List<SignOnFigures> empty, List<SignOnFigures> full)
    {
        Console.WriteLine();
        foreach (var (before, after) in empty.Zip(full))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before.Scenario,-34} full: {after.PerSecond / before.PerSecond:F2} times the rate of the empty store, {after.ProcessorEach / before.ProcessorEach:F2} times the CPU"));
        Console.WriteLine();
    }

    private static void Compare(List<SignOnFigures> all)
    {
        Console.WriteLine();
        foreach (var scenario in all.GroupBy(figures => figures.Scenario))
        {
            foreach (var hub in scenario.Where(figures => figures.Provider.StartsWith("hub", StringComparison.Ordinal)))
            {
                foreach (var peer in scenario.Where(figures => !figures.Provider.StartsWith("hub", StringComparison.Ordinal)))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Key,-34} {hub.Provider} is {hub.PerSecond / peer.PerSecond:F2} times {peer.Provider} ({peer.ProcessorEach / hub.ProcessorEach:F2} by CPU)"));
            }
        }
    }
}
