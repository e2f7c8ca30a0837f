using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>One event of the consent ledger. Added, never changed; see <see cref="IdentityHub.Consent.Ledger.LedgerEvent"/>.</summary>
internal sealed class ConsentEventRow
{
    public long Id { get; init; }

    public ConsentEventId EventId { get; init; }

    public SourceRecordId RecordId { get; init; }

    public string? Purpose { get; init; }

    public int PartyAction { get; init; }

    public int? Channel { get; init; }

    public Guid? ContactKey { get; init; }

    public int Action { get; init; }

    public DateTimeOffset CapturedAt { get; init; }

    public DateTimeOffset EffectiveFrom { get; init; }

    public DateTimeOffset? EffectiveTo { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public bool ByVerifiedOwner { get; init; }

    /// <summary>Ids of 16 bytes each; null for none.</summary>
    public byte[]? Supersedes { get; init; }

    public string? Brand { get; init; }

    public string? Subscription { get; init; }

    public string? Template { get; init; }

    public int Quality { get; init; }

    public string? Place { get; init; }

    public ConsentEventId? ConfirmsId { get; init; }

    public int? TextVersion { get; init; }

    public int ActorKind { get; init; }

    public required string ActorId { get; init; }

    public string? ClientId { get; init; }

    public int Method { get; init; }

    public string? CollectionPoint { get; init; }

    public Guid KeyId { get; init; }

    public required byte[] Payload { get; init; }

    public required byte[] Commitment { get; init; }
}
