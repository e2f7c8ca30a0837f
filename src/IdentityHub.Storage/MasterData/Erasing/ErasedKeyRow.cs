using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData.Erasing;

/// <summary>A source key whose record was erased, by its keyed hash.</summary>
internal sealed class ErasedKeyRow
{
    public Guid KeyHash { get; init; }

    public SourceRecordId RecordId { get; init; }

    public GlobalPartyId PartyId { get; init; }

    public DateTimeOffset ErasedAt { get; init; }

    public DateTimeOffset? AllowedAt { get; init; }

    public DateTimeOffset? DeniedAt { get; init; }
}
