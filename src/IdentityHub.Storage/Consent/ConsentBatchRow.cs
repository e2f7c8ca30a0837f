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

    /// <summary>Hashes of the leaves, 32 bytes each.</summary>
    public required byte[] Leaves { get; init; }

    /// <summary>Events up to and with this link.</summary>
    public long Total { get; init; }

    /// <summary>The signed checkpoint, a compact JWS.</summary>
    public string? Checkpoint { get; init; }
}
