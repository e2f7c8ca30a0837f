using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Jobs;

/// <summary>Forgets completed jobs; those given up are kept four times as long, for operators to see.</summary>
internal sealed class JobPruning(HubDbContext db, IUnitOfWork unitOfWork, StorageRetention retention, TimeProvider time) : IJobHandler
{
    internal const int Batch = 1000;

    public static string Kind => "storage.jobs.prune";

    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        while (await PruneAsync(JobState.Completed, retention.Jobs, cancellation) >= Batch)
        {
        }
        while (await PruneAsync(JobState.GivenUp, 4 * retention.Jobs, cancellation) >= Batch)
        {
        }
        return new JobOutcome.Completed();
    }

    /// <summary>An ended job's <see cref="JobRow.DueAt"/> is when it ended, so that the index of due jobs serves here too.</summary>
    private Task<int> PruneAsync(JobState state, TimeSpan kept, CancellationToken cancellation) => unitOfWork.ExecuteAsync(async (_, token) =>
    {
        var cutoff = time.UtcNow() - kept;
        var past = await db.Set<JobRow>().Where(row => row.State == state && row.DueAt < cutoff)
            .OrderBy(row => row.DueAt).Take(Batch).Select(row => row.Id).ToListAsync(token);
        return past.Count == 0 ? 0 : await db.Set<JobRow>().Where(row => past.Contains(row.Id)).ExecuteDeleteAsync(token);
    }, cancellation);
}
