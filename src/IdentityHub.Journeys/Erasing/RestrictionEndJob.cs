using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.MasterData.Erasing;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Destroys, once a day, what was kept under lock until a day that has come.</summary>
public sealed class RestrictionEndJob(IRestrictedRecords restricted, RestrictionEnd end, TimeProvider time) : IJobHandler
{
    private const int Batch = 100;

    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public static string Kind => "privacy.restriction-end";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        foreach (var request in await restricted.PastAsync(time.UtcNow(), Batch, cancellation))
        {
            // A request that was lost with a backup leaves rows that nobody ends: those go all the same.
            if (!TypeId.TryParse<PrivacyRequestId>(request, out var id) || (await end.RunAsync(id, "The time for which it had to be kept is over.", null, Actor.Hub("privacy"), cancellation)).Refusal is not null)
                await restricted.RemoveAsync(request, cancellation);
        }
        return new JobOutcome.Completed();
    }
}
