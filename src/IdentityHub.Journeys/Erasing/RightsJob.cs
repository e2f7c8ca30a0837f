using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Does in the background what an approved restriction, objection or opt-out comes to.</summary>
public sealed class RightsJob(RightsRun run) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "privacy.rights";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<PrivacyRequestId>(PrivacyRequestJson.Read<string>(job.Payload.Span), out var request))
            return new JobOutcome.GiveUp("The order can't be read.");
        return (await run.RunAsync(request, cancellation)).Refusal is { } refusal ? new JobOutcome.RetryLater(refusal.Reason, TimeSpan.FromMinutes(15)) : new JobOutcome.Completed();
    }
}
