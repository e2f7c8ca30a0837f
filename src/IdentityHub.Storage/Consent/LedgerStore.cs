using System.Text.Json;
using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class LedgerStore(HubDbContext db) : ILedgerStore
{
    private const int Part = 1000;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

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
            Leaves = batch.Leaves, Total = batch.Total, Checkpoint = batch.Checkpoint,
        });
        foreach (var part in batch.Events.Chunk(Part))
            await db.Set<ConsentUnsealedRow>().Where(u => EF.Parameter(part).Contains(u.EventId)).ExecuteDeleteAsync(cancellation);
    }

    public async Task<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)?> ReadAsync(long number, CancellationToken cancellation)
    {
        if (await db.Set<ConsentBatchRow>().AsNoTracking().SingleOrDefaultAsync(b => b.Number == number, cancellation) is not { } row)
            return null;
        var batch = ToBatch(row);
        var events = new List<LedgerEvent>(batch.Events.Count);
        foreach (var part in batch.Events.Chunk(Part))
            events.AddRange((await db.Set<ConsentEventRow>().AsNoTracking().Where(e => EF.Parameter(part).Contains(e.EventId)).ToListAsync(cancellation)).Select(LedgerRows.ToEvent));
        return (batch, events);
    }

    public async Task<(LedgerBatch Batch, int Position)?> LinkOfAsync(ConsentEventId id, CancellationToken cancellation)
    {
        if (await db.Set<ConsentEventRow>().AsNoTracking().Where(e => e.EventId == id).Select(e => (DateTimeOffset?)e.RecordedAt).SingleOrDefaultAsync(cancellation) is not { } recordedAt)
            return null;
        // Events are sealed moments after their commit: the link is one of the first since, give or take the clocks of two nodes.
        var since = recordedAt - ClockSkew;
        await foreach (var row in db.Set<ConsentBatchRow>().AsNoTracking().Where(b => b.SealedAt >= since).OrderBy(b => b.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var position = Array.IndexOf(LedgerRows.Unpack(row.Events), id);
            if (position >= 0)
                return (ToBatch(row), position);
        }
        return null;
    }

    public async Task<LedgerEvent?> FindAsync(ConsentEventId id, CancellationToken cancellation) =>
        await db.Set<ConsentEventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id, cancellation) is { } row ? LedgerRows.ToEvent(row) : null;

    public async Task KeepKeysAsync(string jwks, CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(jwks);
        var given = json.RootElement.GetProperty("keys").EnumerateArray().Where(k => k.TryGetProperty("kid", out _)).ToDictionary(k => k.GetProperty("kid").GetString()!, k => k.GetRawText());
        var kept = await db.Set<ConsentPublishedKeyRow>().AsNoTracking().Select(k => k.KeyId).ToListAsync(cancellation);
        db.AddRange(given.Where(k => !kept.Contains(k.Key)).Select(k => new ConsentPublishedKeyRow { KeyId = k.Key, Jwk = k.Value }));
    }

    public async Task<string> KeptKeysAsync(CancellationToken cancellation) =>
        $"{{\"keys\":[{string.Join(',', await db.Set<ConsentPublishedKeyRow>().AsNoTracking().OrderBy(k => k.KeyId).Select(k => k.Jwk).ToListAsync(cancellation))}]}}";

    public async Task<SubjectKey?> KeyAsync(Guid id, SourceRecordId record, CancellationToken cancellation) =>
        await db.Set<ConsentSubjectKeyRow>().AsNoTracking().SingleOrDefaultAsync(k => k.KeyId == id && k.RecordId == record, cancellation) is { } row
            ? new SubjectKey(row.KeyId, row.RecordId, row.Wrapped)
            : null;

    private static LedgerBatch ToBatch(ConsentBatchRow row) => new(row.Number, row.Previous, LedgerRows.Unpack(row.Events), row.Root, row.SealedAt, row.Hash)
    {
        Leaves = row.Leaves, Total = row.Total, Checkpoint = row.Checkpoint,
    };
}
