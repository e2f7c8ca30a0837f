using System.Diagnostics.Metrics;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>
/// How the stewards' desk is doing, as gauges: how many questions wait and since when, and how often stewards find that the matcher was right. Measured once a minute by the
/// node that runs the job; the others tell nothing. One per process.
/// </summary>
public sealed class DeskGauges : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);

    private readonly Meter meter = new("IdentityHub.MasterData");
    private readonly TimeProvider time;
    private Measured? latest;

    /// <summary>Begins to answer listeners.</summary>
    public DeskGauges(TimeProvider time)
    {
        this.time = time;
        meter.CreateObservableGauge("identityhub.review.open", () => Of(desk => desk.Metrics.Open), "{task}", "Questions that wait for stewards, those put off left out.");
        meter.CreateObservableGauge("identityhub.review.deferred", () => Of(desk => desk.Metrics.Deferred), "{task}", "Questions that are put off.");
        meter.CreateObservableGauge(
            "identityhub.review.oldest", () => Of(desk => desk.Metrics.OldestSince is { } since ? (desk.At - since).TotalSeconds : 0), "s", "How long the oldest open question has waited.");
        meter.CreateObservableGauge(
            "identityhub.review.precision", () => Of(desk => desk.Metrics.Precision), "1", "Of the answers of the last thirty days, the part that says: the same. Nothing without an answer.");
        meter.CreateObservableGauge(
            "identityhub.review.undone", () => Of(desk => desk.Metrics.UndonePart), "1", "Of the answers of the last thirty days, the part that was taken back. Nothing without an answer.");
    }

    /// <summary>What was measured just now.</summary>
    internal void Set(ReviewMetrics metrics, DateTimeOffset at) => latest = new Measured(metrics, at, time.GetTimestamp());

    /// <summary>Whether a meter is this one's.</summary>
    internal bool Owns(Meter other) => ReferenceEquals(other, meter);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Of(Func<Measured, double?> value) =>
        latest is { } known && time.GetElapsedTime(known.Stamp) < Fresh && value(known) is { } number ? [new Measurement<double>(number)] : [];

    private sealed record Measured(ReviewMetrics Metrics, DateTimeOffset At, long Stamp);
}
