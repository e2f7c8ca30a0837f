using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Ledger;

/// <summary>Port: the chain over the ledger.</summary>
public interface ILedgerStore
{
    /// <summary>Committed events that no link holds yet, oldest first.</summary>
    Task<IReadOnlyList<LedgerEvent>> UnsealedAsync(int limit, CancellationToken cancellation);

    /// <summary>Whether there are any: a look at the edge of an index.</summary>
    Task<bool> HasUnsealedAsync(CancellationToken cancellation);

    /// <summary>How many committed events no link holds yet.</summary>
    Task<long> CountUnsealedAsync(CancellationToken cancellation);

    /// <summary>How many events there are, sealed or not.</summary>
    Task<long> CountEventsAsync(CancellationToken cancellation);

    /// <summary>The last link; null when there is none.</summary>
    Task<LedgerBatch?> LastAsync(CancellationToken cancellation);

    /// <summary>Adds a link and takes its events off the list of unsealed ones, within the running transaction.</summary>
    Task AddAsync(LedgerBatch batch, CancellationToken cancellation);

    /// <summary>The link of a number with the events it names, those that are still there; null when there is no such link.</summary>
    Task<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)?> ReadAsync(long number, CancellationToken cancellation);

    /// <summary>The link that names an event, and its place in it; null while it is unsealed or when there is no such event.</summary>
    Task<(LedgerBatch Batch, int Position)?> LinkOfAsync(ConsentEventId id, CancellationToken cancellation);

    /// <summary>One event with its payload, sealed or not; null when there is none.</summary>
    Task<LedgerEvent?> FindAsync(ConsentEventId id, CancellationToken cancellation);

    /// <summary>Keeps the keys of a JWK set that aren't kept yet.</summary>
    Task KeepKeysAsync(string jwks, CancellationToken cancellation);

    /// <summary>Every public key that ever signed a checkpoint, as a JWK set.</summary>
    Task<string> KeptKeysAsync(CancellationToken cancellation);

    /// <summary>A subject's key; null once destroyed.</summary>
    Task<SubjectKey?> KeyAsync(Guid id, SourceRecordId record, CancellationToken cancellation);
}
