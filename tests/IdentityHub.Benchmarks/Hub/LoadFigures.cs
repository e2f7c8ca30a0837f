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
    public double PerSecond => Count / Elapsed.TotalSeconds;

    public static string Header => $"{"what",-46} {"count",9} {"per second",11} {"p50 ms",8} {"p99 ms",8} {"hub CPU µs",11}";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name,-46} {Count,9} {PerSecond,11:F0} {Median.TotalMilliseconds,8:F2} {P99.TotalMilliseconds,8:F2} {Processor.TotalMicroseconds / Math.Max(1, Count),11:F0}");
}
