using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Devices;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.Grants;

/// <summary>Ends sessions whose time has come and removes what nothing can use any more, in small batches that never hold issuing up.</summary>
public sealed class PruneSignOnJob(SessionDirectory sessions, IGrantStore grants, IDeviceStore devices, IUnitOfWork unit, TimeProvider time) : IJobHandler
{
    private const int Batch = 200;

    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public static string Kind => "openid.prune";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        while (await sessions.EndOverdueAsync(Batch, cancellation) == Batch)
        {
        }
        while (await unit.ExecuteAsync((_, token) => grants.PruneAsync(time.UtcNow(), Batch, token), cancellation) >= Batch)
        {
        }
        // A day's expired requests are kept: a device that polls late is told that it was too late.
        while (await unit.ExecuteAsync((_, token) => devices.PruneAsync(time.UtcNow().AddDays(-1), Batch, token), cancellation) >= Batch)
        {
        }
        return new JobOutcome.Completed();
    }
}
