using BenchmarkDotNet.Attributes;
using IdentityHub.Matching;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;

namespace IdentityHub.Benchmarks.Matching;

/// <summary>One record against a million in memory: its keys, its candidates, their scores and the partition of the component that it touches.</summary>
[MemoryDiagnoser]
public class RealTimeBenchmarks
{
    private ResidentMatcher _resident = null!;
    private SourceRecord[] _arrivals = null!;
    private int _next;

    /// <summary>Records in memory.</summary>
    [Params(100_000, 1_000_000)]
    public int Records { get; set; }

    /// <summary>Resolves the records in memory and makes those that will arrive.</summary>
    [GlobalSetup]
    public void Make()
    {
        var generator = new CustomerGenerator(new() { Countries = [("US", 1)] });
        var (table, _) = generator.ToTable(Records);
        _resident = new(table, MatchEngine.Train(table, new() { Lasting = true }).Model);
        _arrivals = [.. generator.Take(Records).Where((_, i) => i % (Records / 50_000 + 1) == 0).Select(r => r.ToSourceRecord()).Select(r => r with { Id = $"again-{r.Id}" })];
    }

    /// <summary>A record arrives that the hub knows something of.</summary>
    [Benchmark]
    public ResidentComponent Arrives() => _resident.Add(_arrivals[_next++ % _arrivals.Length]);
}
