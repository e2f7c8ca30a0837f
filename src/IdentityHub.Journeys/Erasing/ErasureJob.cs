using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Does an erasure in the background; after a crash whoever takes the job goes on where it stopped.</summary>
public sealed class ErasureJob(ErasureRun run) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "privacy.erase";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<PrivacyRequestId>(PrivacyRequestJson.Read<string>(job.Payload.Span), out var request))
            return new JobOutcome.GiveUp("The order can't be read.");
        await run.RunAsync(request, cancellation);
        return new JobOutcome.Completed();
    }
}
