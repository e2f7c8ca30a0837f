namespace IdentityHub.Kernel.Jobs;

/// <summary>Does one kind of background work. Resolved in a scope of its own for each try; may be run more than once for the same job.</summary>
public interface IJobHandler
{
    /// <summary>The kind of <see cref="JobRequest"/> it does.</summary>
    static abstract string Kind { get; }

    /// <summary>Does one try. An exception counts as <see cref="JobOutcome.RetryLater"/> with exponential back-off.</summary>
    Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation);
}
