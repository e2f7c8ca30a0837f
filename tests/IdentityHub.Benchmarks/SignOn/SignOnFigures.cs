using System.Globalization;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>How one provider did in one scenario.</summary>
internal sealed record SignOnFigures(string Provider, string Scenario, long Count, TimeSpan Elapsed, TimeSpan Median, TimeSpan P99, TimeSpan Processor)
{
    public static string Header => $"{"scenario",-34} {"provider",-24} {"per second",11} {"p50 ms",8} {"p99 ms",8} {"CPU ms each",12}";

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double ProcessorEach => Processor.TotalMilliseconds / Math.Max(1, Count);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Scenario,-34} {Provider,-24} {PerSecond,11:F0} {Median.TotalMilliseconds,8:F2} {P99.TotalMilliseconds,8:F2} {ProcessorEach,12:F3}");
}
