using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Feed;

/// <summary>Gives committed changes their positions, strictly growing and without gaps.</summary>
internal sealed class PositionStep(HubDbContext db) : ISequencedStep
{
    /// <summary>Large enough to keep up, small enough to hold SQLite's writer for some tens of milliseconds only.</summary>
    private const int Batch = 2000;

    public string Name => "feed positions";

    public Task<bool> IsNeededAsync(CancellationToken cancellation) => db.Set<OutboxRow>().AnyAsync(cancellation);

    public async Task RunAsync(IWork work, CancellationToken cancellation)
    {
        // The lease's row is locked: nobody else moves the head.
        var latest = await db.Set<FeedHeadRow>().Where(head => head.Id == FeedHeadRow.TheOne).Select(head => head.Latest).SingleAsync(cancellation);
        var moved = await db.Engine.Positions.MoveAsync(db, latest, Batch, cancellation);
        if (moved == 0)
            return;
        await db.Set<FeedHeadRow>().Where(head => head.Id == FeedHeadRow.TheOne)
            .ExecuteUpdateAsync(head => head.SetProperty(h => h.Latest, latest + moved), cancellation);
    }
}
