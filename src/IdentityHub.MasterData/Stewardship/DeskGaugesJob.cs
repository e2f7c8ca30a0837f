using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Measures the stewards' desk once a minute, for <see cref="DeskGauges"/>.</summary>
public sealed class DeskGaugesJob(ReviewQueue queue, DeskGauges gauges, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "master-data.desk-gauges";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        gauges.Set(await queue.MetricsAsync(null, cancellation), time.UtcNow());
        return new JobOutcome.Completed();
    }
}
