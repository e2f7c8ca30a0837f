using IdentityHub.Kernel.Jobs;

namespace IdentityHub.MasterData.Quality;

/// <summary>Measures the quality because somebody asks for it, or because an initial load has ended.</summary>
public sealed class QualityNowJob(QualityMeasure measure, CrowdedValues crowded) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "master-data.quality-now";

    /// <summary>Asks for it.</summary>
    public static JobRequest Request() => new(Kind, ReadOnlyMemory<byte>.Empty);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        await measure.RunAsync(cancellation);
        await crowded.RunAsync(cancellation);
        return new JobOutcome.Completed();
    }
}
