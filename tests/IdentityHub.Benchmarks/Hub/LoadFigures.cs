using System.Globalization;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>What a run came to.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Count">How often.</param>
/// <param name="Elapsed">In what time.</param>
/// <param name="Median">Half took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
/// <param name="Processor">Processor time of the hub: tells what one of them costs even on a machine that does other things as well.</param>
internal sealed record LoadFigures(string Name, long Count, TimeSpan Elapsed, TimeSpan Median, TimeSpan P99, TimeSpan Processor)
{
    /// <summary>Processor time of the load itself.</summary>
    public TimeSpan Load { get; init; }

    /// <summary>Processor time of everything else on the machine, such as a database server.</summary>
    public TimeSpan Others { get; init; }

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public static string Header => $"{"what",-46} {"count",9} {"per second",11} {"p50 ms",8} {"p99 ms",8} {"hub CPU µs",11} {"load µs",8} {"others µs",9}";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name,-46} {Count,9} {PerSecond,11:F0} {Median.TotalMilliseconds,8:F2} {P99.TotalMilliseconds,8:F2} {Each(Processor),11:F0} {Each(Load),8:F0} {Each(Others),9:F0}");

    private double Each(TimeSpan time) => time.TotalMicroseconds / Math.Max(1, Count);
}
