using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Tests.Ledger;

/// <summary>A ledger in memory.</summary>
internal sealed class MemoryLedger(string jwks) : ILedgerStore
{
    private readonly List<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)> links = [];

    public LedgerBatch? Last => links.Count == 0 ? null : links[^1].Batch;

    public void Seal(IReadOnlyList<LedgerEvent> events, DateTimeOffset at, ILedgerSigner signer) => links.Add((LedgerBatch.Seal(Last, events, at, signer), events));

    public Task<IReadOnlyList<LedgerEvent>> UnsealedAsync(int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LedgerEvent>>([]);

    public Task<bool> HasUnsealedAsync(CancellationToken cancellation) => Task.FromResult(false);

    public Task<long> CountUnsealedAsync(CancellationToken cancellation) => Task.FromResult(3L);

    public Task<long> CountEventsAsync(CancellationToken cancellation) => Task.FromResult(links.Sum(l => (long)l.Events.Count));

    public Task<LedgerBatch?> LastAsync(CancellationToken cancellation) => Task.FromResult(Last);

    public Task AddAsync(LedgerBatch batch, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)?> ReadAsync(long number, CancellationToken cancellation) =>
        Task.FromResult<(LedgerBatch, IReadOnlyList<LedgerEvent>)?>(links[(int)number - 1]);

    public Task<(LedgerBatch Batch, int Position)?> LinkOfAsync(ConsentEventId id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<LedgerEvent?> FindAsync(ConsentEventId id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task KeepKeysAsync(string given, CancellationToken cancellation) => Task.CompletedTask;

    public Task<string> KeptKeysAsync(CancellationToken cancellation) => Task.FromResult(jwks);

    public Task<SubjectKey?> KeyAsync(Guid id, SourceRecordId record, CancellationToken cancellation) => Task.FromResult<SubjectKey?>(null);
}
