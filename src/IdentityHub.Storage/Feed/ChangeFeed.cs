using IdentityHub.Kernel.Feed;
using IdentityHub.Storage.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Feed;

/// <summary>Reads the feed, in a scope of its own for each read.</summary>
internal sealed class ChangeFeed(IServiceScopeFactory scopes, HubSignals signals) : IChangeFeed
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private Task looking = Task.CompletedTask;
    private long latestSeen;

    public async Task<(FeedPosition Oldest, FeedPosition Latest)> BoundsAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var head = await Db(scope).Set<FeedHeadRow>().AsNoTracking().SingleAsync(row => row.Id == FeedHeadRow.TheOne, cancellation);
        return (new FeedPosition(head.Oldest), new FeedPosition(head.Latest));
    }

    public async Task<IReadOnlyList<SequencedChange>> ReadAsync(FeedPosition after, int limit, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await Db(scope).Set<ChangeRow>().AsNoTracking()
            .Where(row => row.Position > after.Value).OrderBy(row => row.Position).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => new SequencedChange(
            new FeedPosition(row.Position), row.At, new ChangeEvent((ChangeKind)row.Kind, row.PartyId, row.SourceSystem, row.Payload)))];
    }

    public async Task WaitAsync(FeedPosition after, CancellationToken cancellation)
    {
        var sequenced = signals.Sequenced.Next;
        if (Volatile.Read(ref latestSeen) > after.Value)
            return;
        LookForOtherNodes();
        await Task.WhenAny(sequenced, Task.Delay(LongestWait, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>However many wait, one look at the database is under way at a time, and only while somebody waits.</summary>
    private void LookForOtherNodes()
    {
        var last = Volatile.Read(ref looking);
        if (!last.IsCompleted)
            return;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref looking, mine.Task, last) == last)
            _ = LookAsync(mine);
    }

    private async Task LookAsync(TaskCompletionSource done)
    {
        try
        {
            await Task.Delay(Look);
            var (_, latest) = await BoundsAsync(CancellationToken.None);
            if (Interlocked.Exchange(ref latestSeen, latest.Value) < latest.Value)
                signals.Sequenced.Raise();
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or ObjectDisposedException or InvalidOperationException)
        {
            // Who waits looks for himself half a second later, and meets the fault where it can be reported.
        }
        finally
        {
            done.SetResult();
        }
    }

    private static HubDbContext Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<HubDbContext>();
}
