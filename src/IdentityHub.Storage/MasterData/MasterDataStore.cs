using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class MasterDataStore(HubDbContext db, IErasedKeys erased) : IMasterDataStore
{
    public IErasedKeys Erased => erased;

    private static readonly string[] RecordColumns =
        ["party_id", "home_id", "is_native", "rule", "weight", "is_suspect", "pinned", "versions", "content", "content_hash", "kind", "deleted", "source_time", "source_version", "changed_at"];

    private static readonly string[] PartyColumns = ["revision", "kind", "merged_into_id", "confirmed", "stamp", "profile", "changed_at"];

    public Task<FoundRecords> FindRecordsAsync(
        IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyCollection<long> matchKeys, int largestBlock, CancellationToken cancellation) =>
        OpenAsync(() => FindAsync(sourceKeys, matchKeys, largestBlock, cancellation), cancellation);

    public Task<LoadedParties> LoadAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation) =>
        OpenAsync(() => LoadAsync(parties.ToArray(), cancellation), cancellation);

    /// <summary>Hand-written statements need an open connection: within a command it is, for those who only look it is opened.</summary>
    private Task<T> OpenAsync<T>(Func<Task<T>> read, CancellationToken cancellation) => db.Database.CurrentTransaction is not null ? read() : db.Database.CreateExecutionStrategy().ExecuteAsync(
        async token =>
        {
            await db.Database.OpenConnectionAsync(token);
            try
            {
                return await read();
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        },
        cancellation);

    private async Task<FoundRecords> FindAsync(
        IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyCollection<long> matchKeys, int largestBlock, CancellationToken cancellation)
    {
        var reads = db.Engine.Records;
        List<(long Key, SourceRecordId Record)> keys = matchKeys.Count == 0 ? [] : await reads.OfMatchKeysAsync(db, [.. matchKeys], largestBlock, cancellation);
        var found = new Dictionary<SourceRecordId, FoundRecord>();
        if (sourceKeys.Count > 0)
            Add(await reads.OfKeyHashesAsync(db, [.. sourceKeys.Select(KeyHashes.Of).Distinct()], cancellation));
        SourceRecordId[] ids = [.. keys.Select(key => key.Record).Where(record => !found.ContainsKey(record)).Distinct()];
        if (ids.Length > 0)
            Add(await reads.OfIdsAsync(db, ids, cancellation));
        return new FoundRecords([.. found.Values], [.. keys.Where(key => found.ContainsKey(key.Record))]);

        void Add(List<FoundRecord> records)
        {
            foreach (var record in records)
                found.TryAdd(record.State.Id, record);
        }
    }

    public async Task<IReadOnlyList<(long Key, SourceRecordId Record)>> ReadMatchKeysAsync(
        IReadOnlyCollection<long> keys, IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation)
    {
        var (hashes, ids) = (keys.ToArray(), records.ToArray());
        return (await db.Set<MatchKeyRow>().AsNoTracking().Where(key => EF.Parameter(hashes).Contains(key.KeyHash) && EF.Parameter(ids).Contains(key.RecordId)).ToListAsync(cancellation))
            .ConvertAll(key => (key.KeyHash, key.RecordId));
    }

    public async Task<FoundRecords> ReadMatchKeysAsync(long? after, int rows, CancellationToken cancellation)
    {
        var keys = await db.Set<MatchKeyRow>().AsNoTracking().Where(key => after == null || key.KeyHash > after).OrderBy(key => key.KeyHash).Take(rows).ToListAsync(cancellation);
        if (keys.Count == rows)
        {
            // The last one may have been cut: it is read whole.
            var last = keys[^1].KeyHash;
            keys.RemoveAll(key => key.KeyHash == last);
            keys.AddRange(await db.Set<MatchKeyRow>().AsNoTracking().Where(key => key.KeyHash == last).ToListAsync(cancellation));
        }
        var ids = keys.Select(key => key.RecordId).Distinct().ToArray();
        var records = await db.Set<SourceRecordRow>().AsNoTracking().Where(record => EF.Parameter(ids).Contains(record.Id))
            .Join(db.Set<PartyRow>(), record => record.PartyId, party => party.Id, (record, party) => new { record, party.Stamp }).ToListAsync(cancellation);
        return new FoundRecords([.. records.Select(row => new FoundRecord(MasterDataRows.Record(row.record), row.Stamp))], [.. keys.Select(key => (key.KeyHash, key.RecordId))]);
    }

    public async Task<IReadOnlyCollection<GlobalPartyId>> FindPartiesAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation)
    {
        var ids = records.ToArray();
        return await db.Set<SourceRecordRow>().AsNoTracking()
            .Where(record => EF.Parameter(ids).Contains(record.Id)).Select(record => record.PartyId).Distinct().ToListAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<GlobalPartyId, GlobalPartyId>> ResolveAsync(IReadOnlyCollection<GlobalPartyId> ids, CancellationToken cancellation)
    {
        var asked = ids.Distinct().ToArray();
        var rows = await db.Set<PartyRow>().AsNoTracking()
            .Where(party => EF.Parameter(asked).Contains(party.Id)).Select(party => new { party.Id, party.MergedIntoId }).ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Id, row => row.MergedIntoId ?? row.Id);
    }

    private async Task<LoadedParties> LoadAsync(GlobalPartyId[] ids, CancellationToken cancellation)
    {
        var loaded = await db.Engine.Records.PartiesAsync(db, ids, cancellation);
        var records = await db.Engine.Records.OfPartiesAsync(db, ids, cancellation);
        var pins = await LoadPinsAsync([.. records.Select(record => record.Id)], cancellation);
        var (tasks, stamps) = await LoadTasksAsync(ids, cancellation);
        // One that redirects to another one asked for is found twice.
        return new LoadedParties([.. loaded.DistinctBy(party => party.Id)], records, pins, tasks, stamps);
    }

    public async Task SaveAsync(ChangeSet changes, CancellationToken cancellation)
    {
        // What may be stale first: it is the cheapest to fail on.
        var parties = changes.ChangedParties;
        Expect(parties.Count, await db.UpdateManyAsync(
            parties.ConvertAll(party => MasterDataRows.Row(party.State)), parties.ConvertAll(party => party.Read), "id", "stamp", PartyColumns, cancellation));
        Expect(changes.StampedParties.Count, await db.UpdateManyAsync(
            changes.StampedParties.ConvertAll(party => new PartyRow { Id = party.Party, Stamp = party.Read + 1 }), changes.StampedParties.ConvertAll(party => party.Read),
            "id", "stamp", ["stamp"], cancellation));
        var records = changes.ChangedRecords;
        Expect(records.Count, await db.UpdateManyAsync(
            records.ConvertAll(record => MasterDataRows.Row(record.State)), records.ConvertAll(record => (long)record.Read), "id", "versions", RecordColumns, cancellation));

        // What goes makes room for what comes.
        await db.DeleteManyAsync(changes.GonePins.ConvertAll(pin => new PinRow { Id = pin }), ["id"], cancellation);
        await db.DeleteManyAsync(changes.GoneTasks.ConvertAll(task => new ReviewTaskPartyRow { TaskId = task }), ["task_id"], cancellation);
        await db.DeleteManyAsync(changes.GoneTasks.ConvertAll(task => new ReviewTaskRow { Id = task }), ["id"], cancellation);
        await db.DeleteManyAsync(changes.GoneMatchKeys.ConvertAll(key => new MatchKeyRow { KeyHash = key.Key, RecordId = key.Record }), ["key_hash", "record_id"], cancellation);
        await db.DeleteManyAsync(changes.GoneWords.ConvertAll(word => new SearchWordRow { Word = word.Word, PartyId = word.Party }), ["word", "party_id"], cancellation);
        await db.InsertManyAsync(
        [
            Insert(changes.NewParties.ConvertAll(MasterDataRows.Row)),
            Insert(changes.NewRecords.ConvertAll(MasterDataRows.Row)),
            Insert(changes.Versions.ConvertAll(MasterDataRows.Row)),
            Insert(changes.Links.ConvertAll(MasterDataRows.Row)),
            Insert(changes.Revisions.ConvertAll(MasterDataRows.Row)),
            Insert(changes.Decisions.ConvertAll(MasterDataRows.Row)),
            Insert(changes.Decisions.SelectMany(MasterDataRows.MemberRows).ToList()),
            Insert(changes.NewPins.ConvertAll(MasterDataRows.Row)),
            Insert(changes.NewTasks.ConvertAll(MasterDataRows.Row)),
            Insert(changes.NewTasks.SelectMany(MasterDataRows.PartyRows).ToList()),
            Insert(changes.NewMatchKeys.ConvertAll(key => new MatchKeyRow { KeyHash = key.Key, RecordId = key.Record })),
            Insert(changes.NewWords.ConvertAll(word => new SearchWordRow { Word = word.Word, PartyId = word.Party })),
        ], cancellation);
    }

    private BulkInsert Insert<TRow>(List<TRow> rows) where TRow : class => BulkInsert.Of(db, rows);

    public async Task<IReadOnlyDictionary<MergeId, StewardFact>> FindDecisionsAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation)
    {
        var asked = ids.ToArray();
        return (await FactsAsync(db.Set<StewardDecisionRow>().Where(decision => EF.Parameter(asked).Contains(decision.Id)), cancellation)).ToDictionary(fact => fact.Id);
    }

    public async Task<IReadOnlyDictionary<MergeId, StewardFact>> FindUndoingAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation)
    {
        var asked = ids.Select(id => (MergeId?)id).ToArray();
        return (await FactsAsync(db.Set<StewardDecisionRow>().Where(decision => EF.Parameter(asked).Contains(decision.UndoesId)), cancellation))
            .DistinctBy(fact => fact.Undoes).ToDictionary(fact => fact.Undoes!.Value);
    }

    public async Task<IReadOnlyList<(long Place, StewardFact Fact)>> ReadDecisionsAsync(
        IReadOnlyCollection<GlobalPartyId> parties, long? before, int limit, CancellationToken cancellation)
    {
        var ids = parties.ToArray();
        var last = before ?? long.MaxValue;
        var rows = await db.Set<StewardDecisionRow>().AsNoTracking()
            .Where(decision => decision.Rule == "merge" && decision.Seq < last
                && (EF.Parameter(ids).Contains(decision.SurvivorId) || decision.AbsorbedId != null && EF.Parameter(ids).Contains(decision.AbsorbedId.Value)))
            .OrderByDescending(decision => decision.Seq).Take(limit).ToListAsync(cancellation);
        return await WithMembersAsync(rows, cancellation);
    }

    public async Task<IReadOnlyList<SourceSystem>> ReadSystemsAsync(CancellationToken cancellation) =>
        [.. (await db.Set<SourceSystemRow>().AsNoTracking().ToListAsync(cancellation)).Select(row => KeptForm.ReadSystem(row.Definition) with { Revision = row.Revision })];

    public async Task SaveSystemAsync(SourceSystem system, CancellationToken cancellation)
    {
        var definition = KeptForm.Write(system);
        if (system.Revision == 1)
            await db.InsertManyAsync([new SourceSystemRow { Code = system.Code, Revision = 1, Definition = definition }], cancellation);
        else
        {
            Expect(1, await db.Set<SourceSystemRow>().Where(row => row.Code == system.Code && row.Revision == system.Revision - 1)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, system.Revision).SetProperty(row => row.Definition, definition), cancellation));
        }
    }

    private async Task<(IReadOnlyList<ReviewTaskState> Tasks, IReadOnlyDictionary<GlobalPartyId, long> Stamps)> LoadTasksAsync(GlobalPartyId[] parties, CancellationToken cancellation)
    {
        var tasks = await db.Set<ReviewTaskRow>().AsNoTracking()
            .Where(task => db.Set<ReviewTaskPartyRow>().Where(party => EF.Parameter(parties).Contains(party.PartyId)).Select(party => party.TaskId).Contains(task.Id))
            .ToListAsync(cancellation);
        if (tasks.Count == 0)
            return ([], new Dictionary<GlobalPartyId, long>());
        var ids = tasks.Select(task => task.Id).ToArray();
        var members = await db.Set<ReviewTaskPartyRow>().AsNoTracking().Where(member => EF.Parameter(ids).Contains(member.TaskId))
            .Join(db.Set<PartyRow>(), member => member.PartyId, party => party.Id, (member, party) => new { member.TaskId, member.PartyId, party.Stamp }).ToListAsync(cancellation);
        var byTask = members.ToLookup(member => member.TaskId, member => member.PartyId);
        return ([.. tasks.Select(task => MasterDataRows.State(task, byTask[task.Id]))], members.DistinctBy(member => member.PartyId).ToDictionary(member => member.PartyId, member => member.Stamp));
    }

    private async Task<IReadOnlyList<Pin>> LoadPinsAsync(SourceRecordId[] records, CancellationToken cancellation)
    {
        if (records.Length == 0)
            return [];
        var pins = await db.Set<PinRow>().AsNoTracking()
            .Where(pin => db.Set<StewardDecisionMemberRow>().Where(member => EF.Parameter(records).Contains(member.RecordId)).Select(member => member.DecisionId).Contains(pin.Id))
            .ToListAsync(cancellation);
        if (pins.Count == 0)
            return [];
        var ids = pins.Select(pin => pin.Id).ToArray();
        var members = await db.Set<StewardDecisionMemberRow>().AsNoTracking().Where(member => EF.Parameter(ids).Contains(member.DecisionId)).ToListAsync(cancellation);
        var byPin = members.ToLookup(member => member.DecisionId);
        return [.. pins.Select(pin => MasterDataRows.Pin(pin, byPin[pin.Id]))];
    }

    private async Task<IEnumerable<StewardFact>> FactsAsync(IQueryable<StewardDecisionRow> decisions, CancellationToken cancellation) =>
        (await WithMembersAsync(await decisions.AsNoTracking().OrderBy(decision => decision.Seq).ToListAsync(cancellation), cancellation)).Select(found => found.Fact);

    private async Task<IReadOnlyList<(long Place, StewardFact Fact)>> WithMembersAsync(List<StewardDecisionRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.Id).ToArray();
        var members = await db.Set<StewardDecisionMemberRow>().AsNoTracking().Where(member => EF.Parameter(ids).Contains(member.DecisionId)).ToListAsync(cancellation);
        var byDecision = members.ToLookup(member => member.DecisionId);
        return [.. rows.Select(row => (row.Seq, MasterDataRows.Fact(row, byDecision[row.Id])))];
    }

    private static void Expect(int wanted, int written)
    {
        if (written != wanted)
            throw new StaleRevisionException();
    }
}
