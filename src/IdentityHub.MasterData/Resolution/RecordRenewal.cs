using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Brings the present of the records of a settled neighbourhood up to date.</summary>
internal sealed class RecordRenewal(Neighbourhood place, ResolvedScene scene, Dictionary<SourceRecordId, Actor> actors, ChangeSet changes, List<ChangeEvent> events)
{
    /// <summary>Writes what became of each, and its match keys.</summary>
    public void Renew()
    {
        foreach (var record in place.Now.Values.ToList())
        {
            if (!place.Read.TryGetValue(record.Id, out var read))
            {
                changes.NewRecords.Add(record);
                changes.NewMatchKeys.AddRange(scene.KeysOf(record).Select(key => (key, record.Id)));
                events.Add(News.Of(ChangeKind.CrosswalkLinked, record));
            }
            else
                RenewKnown(read, record);
        }
    }

    private void RenewKnown(RecordState read, RecordState record)
    {
        if (!ReferenceEquals(read, record))
            changes.ChangedRecords.Add((record, read.Versions));
        // Nobody changed its present: what was added is older.
        if (record.Versions != read.Versions && !actors.ContainsKey(record.Id))
            events.Add(News.Of(ChangeKind.HistoryChanged, record));
        if (record.ContentHash == read.ContentHash && !place.StoredKeys.ContainsKey(record.Id))
            return;
        var had = scene.FormerKeysOf(record.Id);
        var has = scene.KeysOf(record);
        changes.NewMatchKeys.AddRange(has.Except(had).Select(key => (key, record.Id)));
        changes.GoneMatchKeys.AddRange(had.Except(has).Select(key => (key, record.Id)));
        // A key whose record comes back after its deletion leads to a party again.
        if (record.Deleted != read.Deleted)
            events.Add(News.Of(record.Deleted ? ChangeKind.CrosswalkUnlinked : ChangeKind.CrosswalkLinked, record));
    }
}
