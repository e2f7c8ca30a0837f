using IdentityHub.Accounts.Closing;
using IdentityHub.Kernel.Jobs;

namespace IdentityHub.Journeys.Accounts;

/// <summary>Erases the accounts whose day has come, one transaction each.</summary>
public sealed class EraseAccountsJob(AccountClosing closing, EraseAccount erase) : IJobHandler
{
    private const int Batch = 50;

    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public static string Kind => "accounts.erase";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        foreach (var account in await closing.DueAsync(Batch, cancellation))
        {
            if ((await erase.RunAsync(account, cancellation)).Refusal is { } refusal)
                return new JobOutcome.RetryLater(refusal.Reason, Every);
        }
        return new JobOutcome.Completed();
    }
}
