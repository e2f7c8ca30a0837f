using IdentityHub.Kernel.Jobs;

namespace IdentityHub.MasterData.Quality;

/// <summary>Measures the quality once a day.</summary>
public sealed class QualityJob(QualityMeasure measure, CrowdedValues crowded) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "master-data.quality";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        await measure.RunAsync(cancellation);
        await crowded.RunAsync(cancellation);
        return new JobOutcome.Completed();
    }
}
