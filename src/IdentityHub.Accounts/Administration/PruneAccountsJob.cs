using IdentityHub.Accounts.EmailChange;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Accounts.Administration;

/// <summary>Removes what has expired: used tickets, counted attempts, remembered devices, changes of address.</summary>
public sealed class PruneAccountsJob(IUsedTickets tickets, IThrottleStore throttle, ISecondFactorStore secondFactors, IEmailChangeStore changes, IUnitOfWork unit, TimeProvider time) : IJobHandler
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public static string Kind => "accounts.prune";

    /// <inheritdoc/>
    public Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation) =>
        unit.ExecuteAsync<JobOutcome>(async (_, token) =>
        {
            var now = time.UtcNow();
            await tickets.PruneAsync(now, token);
            await throttle.PruneAsync(now - ThrottleRule.Memory, token);
            await secondFactors.PruneAsync(now, token);
            await changes.PruneAsync(now, token);
            return new JobOutcome.Completed();
        }, cancellation);
}
