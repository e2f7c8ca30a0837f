using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>A hash under which records that could be one party are found (projection).</summary>
internal sealed class MatchKeyRow
{
    public long KeyHash { get; init; }

    public SourceRecordId RecordId { get; init; }
}
