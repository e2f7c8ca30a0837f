namespace IdentityHub.Storage.Consent;

/// <summary>A link of the ledger's chain; see <see cref="IdentityHub.Consent.Ledger.LedgerBatch"/>.</summary>
internal sealed class ConsentBatchRow
{
    public long Number { get; init; }

    public required byte[] Previous { get; init; }

    public required byte[] Root { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Ids of the events, 16 bytes each, in the order of the leaves.</summary>
    public required byte[] Events { get; init; }

    public DateTimeOffset SealedAt { get; init; }
}
