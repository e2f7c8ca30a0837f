using System.Diagnostics;
using System.Globalization;
using IdentityHub.Matching;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.RealTime;

namespace IdentityHub.Benchmarks.Matching;

/// <summary>
/// How long each of some thousand single records takes against a table in memory: keys, candidates, scores and the partition of the component. Every arrival is
/// timed for itself, as a mean hides the slow ones.
/// </summary>
internal static class RealTimeFigures
{
    private const int Arrivals = 20_000;
    private const int WarmUp = 2_000;

    /// <summary>Prints median, 95th and 99th percentile and the slowest, in milliseconds.</summary>
    public static int Run(string[] args)
    {
        var records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var options = new GeneratorOptions { Countries = [("US", 1)] };
        var (table, _) = new CustomerGenerator(options).ToTable(records);
        var resident = new ResidentMatcher(table, MatchEngine.Train(table, new() { Lasting = true }).Model);

        // Half are people whom the table knows, half are strangers.
        var known = new CustomerGenerator(options).Take(records).Where((_, i) => i % (2 * records / (Arrivals + WarmUp) + 1) == 0).Select(r => r.ToSourceRecord());
        var strangers = new CustomerGenerator(options with { Seed = 4711 }).Take((Arrivals + WarmUp) / 2).Select(r => r.ToSourceRecord());
        var arrivals = known.Zip(strangers, (one, other) => new[] { one with { Id = $"again-{one.Id}" }, other with { Id = $"new-{other.Id}" } }).SelectMany(pair => pair).ToArray();
        GC.Collect();

        var times = new List<double>();
        long candidates = 0;
        for (var i = 0; i < arrivals.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var component = resident.Add(arrivals[i]);
            if (i < WarmUp)
                continue;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            candidates += component.Candidates;
        }

        times.Sort();
        double At(double share) => times[(int)(share * (times.Count - 1))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{records:N0} in memory, {times.Count:N0} arrivals, {(double)candidates / times.Count:F1} candidates each: median {At(.5):F3} ms, p95 {At(.95):F3} ms, p99 {At(.99):F3} ms, slowest {times[^1]:F1} ms"));
        return 0;
    }
}
