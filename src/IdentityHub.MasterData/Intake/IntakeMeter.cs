using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Intake;

/// <summary>What intake tells operators: how many records, what became of them, and how long their batches took.</summary>
internal static class IntakeMeter
{
    private static readonly Meter Meter = new("IdentityHub.MasterData");
    private static readonly Counter<long> Records = Meter.CreateCounter<long>("identityhub.intake.records", "{record}", "Source records answered, by decision or refusal.");
    private static readonly Histogram<int> Sizes = Meter.CreateHistogram<int>("identityhub.intake.batch.size", "{record}", "Records that committed together.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("identityhub.intake.batch.duration", "s", "From taking a batch to its commit.");

    /// <summary>Counts a batch that was committed.</summary>
    public static void Count(IReadOnlyList<Outcome<IntakeReceipt>> outcomes, long startedAt)
    {
        Sizes.Record(outcomes.Count);
        Durations.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds);
        if (!Records.Enabled)
            return;
        foreach (var outcome in outcomes)
            Records.Add(1, new KeyValuePair<string, object?>("decision", outcome.Succeeded(out var receipt, out var refusal) ? receipt.Decision.ToString() : refusal.Reason));
    }
}
