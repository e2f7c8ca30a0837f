using BenchmarkDotNet.Attributes;
using FuzzySharp;
using IdentityHub.Matching.Text;

namespace IdentityHub.Benchmarks.Text;

/// <summary>Nanoseconds per pair, beside FuzzySharp and a plain loop.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class DistanceBenchmarks
{
    private (string A, string B)[] _pairs = [];

    /// <summary>What is compared.</summary>
    [Params("family names", "full names", "addresses", "e-mail addresses")]
    public string Values { get; set; } = string.Empty;

    /// <summary>Makes the pairs.</summary>
    [GlobalSetup]
    public void Make() => _pairs = NamePairs.Make(Values);

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Jaro–Winkler")]
    public double JaroWinklerOurs()
    {
        var sum = 0.0;
        foreach (var (a, b) in _pairs)
            sum += JaroWinkler.Similarity(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Jaro–Winkler, plain loop")]
    public double JaroWinklerPlain()
    {
        var sum = 0.0;
        foreach (var (a, b) in _pairs)
            sum += PlainLoops.JaroWinkler(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Damerau–Levenshtein")]
    public int DamerauOurs()
    {
        var sum = 0;
        foreach (var (a, b) in _pairs)
            sum += DamerauLevenshtein.Distance(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Damerau–Levenshtein, plain loop")]
    public int DamerauPlain()
    {
        var sum = 0;
        foreach (var (a, b) in _pairs)
            sum += PlainLoops.DamerauLevenshtein(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Levenshtein")]
    public int LevenshteinOurs()
    {
        var sum = 0;
        foreach (var (a, b) in _pairs)
            sum += IdentityHub.Matching.Text.Levenshtein.Distance(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Levenshtein, FuzzySharp")]
    public int LevenshteinFuzzySharp()
    {
        var sum = 0;
        foreach (var (a, b) in _pairs)
            sum += FuzzySharp.Levenshtein.EditDistance(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Ratio, FuzzySharp")]
    public int RatioFuzzySharp()
    {
        var sum = 0;
        foreach (var (a, b) in _pairs)
            sum += Fuzz.Ratio(a, b);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NamePairs.Count, Description = "Double Metaphone (one name)")]
    public ulong Metaphone()
    {
        ulong sum = 0;
        foreach (var (a, _) in _pairs)
            sum += DoubleMetaphone.Encode(a).Primary.Bits;
        return sum;
    }
}
