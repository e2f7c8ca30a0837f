using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Feed;

/// <summary>Forgets changes that are older than the feed's retention, oldest first, a batch per transaction.</summary>
internal sealed class FeedPruning(HubDbContext db, IUnitOfWork unitOfWork, StorageRetention retention, TimeProvider time) : IJobHandler
{
    internal const int Batch = 1000;

    public static string Kind => "storage.feed.prune";

    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        while (await PruneAsync(cancellation) == Batch)
        {
        }
        return new JobOutcome.Completed();
    }

    private Task<int> PruneAsync(CancellationToken cancellation) => unitOfWork.ExecuteAsync(async (_, token) =>
    {
        var cutoff = time.UtcNow() - retention.Feed;
        var oldest = await db.Set<ChangeRow>().OrderBy(row => row.Position).Take(Batch).Select(row => new { row.Position, row.At }).ToListAsync(token);
        var past = oldest.TakeWhile(row => row.At < cutoff).ToList();
        if (past.Count == 0)
            return 0;
        var last = past[^1].Position;
        // Readers are told before the rows go: a reader at an older place learns that it has missed something.
        await db.Set<FeedHeadRow>().Where(head => head.Id == FeedHeadRow.TheOne).ExecuteUpdateAsync(head => head.SetProperty(h => h.Oldest, last), token);
        return await db.Set<ChangeRow>().Where(row => row.Position <= last).ExecuteDeleteAsync(token);
    }, cancellation);
}
