using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Writes what a command came to, tells the change feed, and tells who watches of records that moved. The one way by which commands write.</summary>
/// <param name="store">The store.</param>
/// <param name="watchers">Who watches: asked for only when something moved, because most commands move nothing, and because watchers may need this module themselves.</param>
internal sealed class SettlementWriter(IMasterDataStore store, Func<IEnumerable<IMembershipWatch>> watchers)
{
    /// <summary>Writes.</summary>
    public async Task SaveAsync(IWork work, Settlement settlement, CancellationToken cancellation)
    {
        if (!settlement.Changes.IsEmpty)
            await store.SaveAsync(settlement.Changes, cancellation);
        foreach (var change in settlement.Events)
            work.Publish(change);
        await TellAsync(work, settlement.Moved, cancellation);
        MatchMeter.Count(settlement.Changes, settlement.Questions);
        if (settlement.ChangedPersons.Count == 0)
            return;
        foreach (var watcher in watchers())
            watcher.PersonsChanged(work, settlement.ChangedPersons);
    }

    /// <summary>Tells of movements alone.</summary>
    public async Task TellAsync(IWork work, IReadOnlyList<MovedRecord> moved, CancellationToken cancellation)
    {
        if (moved.Count == 0)
            return;
        foreach (var watcher in watchers())
            await watcher.MovedAsync(work, moved, cancellation);
    }
}
