using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class LedgerStore(HubDbContext db) : ILedgerStore
{
    public async Task<IReadOnlyList<LedgerEvent>> UnsealedAsync(int limit, CancellationToken cancellation)
    {
        var rows = await db.Set<ConsentUnsealedRow>().AsNoTracking().OrderBy(u => u.Id).Take(limit)
            .Join(db.Set<ConsentEventRow>().AsNoTracking(), u => u.EventId, e => e.EventId, (u, e) => new { u.Id, Event = e })
            .OrderBy(r => r.Id).Select(r => r.Event).ToListAsync(cancellation);
        return rows.ConvertAll(LedgerRows.ToEvent);
    }

    public Task<bool> HasUnsealedAsync(CancellationToken cancellation) => db.Set<ConsentUnsealedRow>().AnyAsync(cancellation);

    public Task<long> CountUnsealedAsync(CancellationToken cancellation) => db.Set<ConsentUnsealedRow>().LongCountAsync(cancellation);

    public Task<long> CountEventsAsync(CancellationToken cancellation) => db.Set<ConsentEventRow>().LongCountAsync(cancellation);

    public async Task<LedgerBatch?> LastAsync(CancellationToken cancellation) =>
        await db.Set<ConsentBatchRow>().AsNoTracking().OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellation) is { } row ? ToBatch(row) : null;

    public async Task AddAsync(LedgerBatch batch, CancellationToken cancellation)
    {
        db.Add(new ConsentBatchRow
        {
            Number = batch.Number, Previous = batch.Previous, Root = batch.Root, Hash = batch.Hash, Events = LedgerRows.Pack(batch.Events), SealedAt = batch.SealedAt,
        });
        foreach (var part in batch.Events.Chunk(500))
            await db.Set<ConsentUnsealedRow>().Where(u => part.Contains(u.EventId)).ExecuteDeleteAsync(cancellation);
    }

    public async Task<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)?> ReadAsync(long number, CancellationToken cancellation)
    {
        if (await db.Set<ConsentBatchRow>().AsNoTracking().SingleOrDefaultAsync(b => b.Number == number, cancellation) is not { } row)
            return null;
        var batch = ToBatch(row);
        var events = new List<LedgerEvent>(batch.Events.Count);
        foreach (var part in batch.Events.Chunk(500))
            events.AddRange((await db.Set<ConsentEventRow>().AsNoTracking().Where(e => part.Contains(e.EventId)).ToListAsync(cancellation)).Select(LedgerRows.ToEvent));
        return (batch, events);
    }

    public async Task<SubjectKey?> KeyAsync(Guid id, SourceRecordId record, CancellationToken cancellation) =>
        await db.Set<ConsentSubjectKeyRow>().AsNoTracking().SingleOrDefaultAsync(k => k.KeyId == id && k.RecordId == record, cancellation) is { } row
            ? new SubjectKey(row.KeyId, row.RecordId, row.Wrapped)
            : null;

    private static LedgerBatch ToBatch(ConsentBatchRow row) => new(row.Number, row.Previous, LedgerRows.Unpack(row.Events), row.Root, row.SealedAt, row.Hash);
}
