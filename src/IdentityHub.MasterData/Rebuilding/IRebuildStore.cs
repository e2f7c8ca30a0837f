using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Rebuilding;

/// <summary>Reads all facts and replaces all projections.</summary>
public interface IRebuildStore
{
    /// <summary>Reads the facts.</summary>
    Task<FactLog> ReadFactsAsync(CancellationToken cancellation);

    /// <summary>Which party each record belongs to, as the projections have it.</summary>
    Task<IReadOnlyDictionary<SourceRecordId, GlobalPartyId>> ReadMembershipsAsync(CancellationToken cancellation);

    /// <summary>Replaces the projections: only the parts of the change set that concern projections are written.</summary>
    Task ReplaceAsync(ChangeSet projections, CancellationToken cancellation);
}
