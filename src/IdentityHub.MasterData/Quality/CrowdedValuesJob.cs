using IdentityHub.Kernel.Jobs;

namespace IdentityHub.MasterData.Quality;

/// <summary>Asks about crowded values as soon as intake has met one.</summary>
public sealed class CrowdedValuesJob(CrowdedValues crowded) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "master-data.crowded-values";

    /// <summary>Asks for it.</summary>
    public static JobRequest Request() => new(Kind, ReadOnlyMemory<byte>.Empty);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        await crowded.RunAsync(cancellation);
        return new JobOutcome.Completed();
    }
}
