using System.Diagnostics;
using IdentityHub.EndToEnd.Hubs;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Closed-loop load: each worker does the next thing when the last is done.</summary>
internal sealed class LoadRun(HubProcess hub)
{
    /// <summary>What the hub has used so far.</summary>
    public TimeSpan ProcessorTime => hub.ProcessorTime;

    /// <summary>Writes a line of the report.</summary>
    public static void Tell(LoadFigures figures) => Console.WriteLine(figures);

    /// <summary>Waits until the hub has done what it does after a start (measuring the quality of a million records, for one), three minutes at most.</summary>
    public async Task SettleAsync()
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(3);)
        {
            var before = hub.ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(2));
            if (hub.ProcessorTime - before < TimeSpan.FromMilliseconds(100))
                return;
        }
    }

    /// <summary>Warms up for a fifth of the time, then measures.</summary>
    /// <param name="name">For the table.</param>
    /// <param name="workers">How many at once.</param>
    /// <param name="time">How long to measure.</param>
    /// <param name="work">One thing, by worker.</param>
    public Task<LoadFigures> MeasureAsync(string name, int workers, TimeSpan time, Func<int, Task> work) =>
        MeasureAsync(name, time, span => RunAsync(workers, span, work));

    /// <summary>The same for work that keeps its own time: given a span, it returns the latencies.</summary>
    public async Task<LoadFigures> MeasureAsync(string name, TimeSpan time, Func<TimeSpan, Task<List<long>>> run)
    {
        await run(time / 5);
        var (clock, processor, load, machine) = (Stopwatch.StartNew(), hub.ProcessorTime, Environment.CpuUsage.TotalTime, MachineTime());
        var latencies = await run(time);
        var (elapsed, used, own, all) = (clock.Elapsed, hub.ProcessorTime - processor, Environment.CpuUsage.TotalTime - load, MachineTime() - machine);
        latencies.Sort();
        return new LoadFigures(name, latencies.Count, elapsed, At(latencies, 0.5), At(latencies, 0.99), used)
        {
            Load = own, Others = all > used + own ? all - used - own : TimeSpan.Zero,
        };
    }

    private static async Task<List<long>> RunAsync(int workers, TimeSpan time, Func<int, Task> work)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var own = new List<long>();
            while (Stopwatch.GetTimestamp() is var start && start < end)
            {
                await work(worker);
                own.Add(Stopwatch.GetTimestamp() - start);
            }
            return own;
        })));
        return [.. latencies.SelectMany(own => own)];
    }

    /// <summary>What all processors have worked since the machine was started; zero where it isn't told.</summary>
    private static TimeSpan MachineTime()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;
        // In hundredths of a second: user, nice, system, idle, waiting for disks, interrupts (proc(5)).
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(text => long.Parse(text, null)).ToArray();
        return TimeSpan.FromMilliseconds(10 * (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]));
    }

    private static TimeSpan At(List<long> sorted, double part) =>
        sorted.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))]);
}
