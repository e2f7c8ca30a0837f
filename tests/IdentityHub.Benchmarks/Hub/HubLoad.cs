using IdentityHub.EndToEnd.Hubs;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>
/// Loads a hub of its own (the production host in a process of its own, on loopback) and prints what it came to. Load and hub share the machine.
/// </summary>
internal static class HubLoad
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = LoadOptions.Read(args);
        foreach (var provider in options.Providers)
        {
            Console.WriteLine($"== {provider}, {Environment.ProcessorCount} cores for hub and load together, {options.Time.TotalSeconds} s each");
            Console.WriteLine(LoadFigures.Header);
            await using var database = options.Keep is { } folder
                ? await LoadDatabase.KeepAsync(provider, folder, FormattableString.Invariant($"identityhub_kept_{options.Parties}"))
                : await LoadDatabase.CreateAsync(provider);
            var settings = new HubSettings(provider, database.ConnectionString);
            var million = options.Parties > 0 ? new MillionParties(options.Parties) : null;
            if (million is not null && !database.IsFilled)
                Console.WriteLine(await million.LoadAsync(settings, CancellationToken.None));
            await HubInProcess.PrepareAsync(settings, CancellationToken.None);
            using var hub = await HubProcess.StartAsync(settings, CancellationToken.None, asInProduction: true);
            await RunAsync(settings, new LoadRun(hub), options, million);
        }
        return 0;
    }

    private static async Task RunAsync(HubSettings settings, LoadRun run, LoadOptions options, MillionParties? million)
    {
        using var client = settings.Connect();
        var people = new People();
        await run.SettleAsync();
        // What the hub's own clocks cost: to be taken off the processor time of slow figures.
        Console.WriteLine(await run.MeasureAsync("nothing, for a second", 1, options.Time, _ => Task.Delay(1000)));
        if (million is not null && options.Includes(MillionLoad.Parts))
            await new MillionLoad(client, await RawLoad.OpenAsync(settings, run), million, run, options).RunAsync();
        if (options.Includes("intake") || options.Includes("reads"))
        {
            var intake = new IntakeLoad(client, people, run, options);
            Console.WriteLine(await intake.StreamAsync());
            if (options.Includes("intake"))
                Console.WriteLine(await intake.UnaryAsync());
        }
        if (options.Includes("reads"))
        {
            var reads = new ReadLoad(client, await RawLoad.OpenAsync(settings, run), people, options);
            await reads.PrepareAsync(2000);
            await reads.RunAsync(run);
        }
        if (options.Includes("signon"))
        {
            foreach (var figures in await new SignOnLoad(settings, run, options).RunAsync())
                Console.WriteLine(figures);
        }
    }
}
