using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Work;

/// <summary>Forgets request ids whose day is over, a batch per transaction.</summary>
internal sealed class RequestPruning(HubDbContext db, IUnitOfWork unitOfWork, TimeProvider time) : IJobHandler
{
    internal const int Batch = 1000;

    public static string Kind => "storage.requests.prune";

    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        while (await PruneAsync(cancellation) >= Batch)
        {
        }
        return new JobOutcome.Completed();
    }

    private Task<int> PruneAsync(CancellationToken cancellation) => unitOfWork.ExecuteAsync(async (_, token) =>
    {
        var now = time.UtcNow();
        var expired = db.Set<IdempotencyRow>().Where(row => row.ExpiresAt <= now);
        // The batch's edge along the index: one range delete, instead of a limit that every engine spells otherwise.
        var edge = await expired.OrderBy(row => row.ExpiresAt).Skip(Batch - 1).Select(row => (DateTimeOffset?)row.ExpiresAt).FirstOrDefaultAsync(token) ?? now;
        return await expired.Where(row => row.ExpiresAt <= edge).ExecuteDeleteAsync(token);
    }, cancellation);
}
