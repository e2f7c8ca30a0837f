using System.Diagnostics;
using IdentityHub.EndToEnd.Hubs;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Closed-loop load: each worker does the next thing when the last is done.</summary>
internal sealed class LoadRun(HubProcess hub)
{
    /// <summary>What the hub has used so far.</summary>
    public TimeSpan ProcessorTime => hub.ProcessorTime;

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
        var (clock, processor) = (Stopwatch.StartNew(), hub.ProcessorTime);
        var latencies = await run(time);
        var (elapsed, used) = (clock.Elapsed, hub.ProcessorTime - processor);
        latencies.Sort();
        return new LoadFigures(name, latencies.Count, elapsed, At(latencies, 0.5), At(latencies, 0.99), used);
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

    private static TimeSpan At(List<long> sorted, double part) =>
        sorted.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))]);
}
