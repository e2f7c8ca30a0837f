using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using IdentityHub.Matching;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;

namespace IdentityHub.Benchmarks.Matching;

/// <summary>Whole tables: training apart, then resolution with the trained model. Twice the records should take twice the time.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 3)]
[MemoryDiagnoser]
public class ResolutionBenchmarks
{
    private RecordTable _table = null!;
    private MatchModel _model = null!;

    /// <summary>Records in the table.</summary>
    [Params(100_000, 1_000_000, 2_000_000, 4_000_000)]
    public int Records { get; set; }

    /// <summary>Makes the records and a model.</summary>
    [GlobalSetup]
    public void Make()
    {
        (_table, _) = new CustomerGenerator(new() { Countries = [("US", 1)] }).ToTable(Records);
        _model = MatchEngine.Train(_table).Model;
    }

    /// <summary>Training without labels.</summary>
    [Benchmark]
    public MatchModel Train() => MatchEngine.Train(_table).Model;

    /// <summary>Normalising, scoring and clustering.</summary>
    [Benchmark]
    public int Resolve() => MatchEngine.Resolve(_table, _model).PartyCount;
}
