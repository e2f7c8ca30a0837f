using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Export;

/// <summary>Reads what is exported, a page at a time.</summary>
public interface IExportStore
{
    /// <summary>Up to so many after a place, in the order of places.</summary>
    Task<IReadOnlyList<IExported>> ReadAsync(ExportSubject subject, long after, int limit, CancellationToken cancellation);

    /// <summary>All that concerns parties: of the histories, those of the records that are theirs now.</summary>
    Task<IReadOnlyList<IExported>> ReadAsync(ExportSubject subject, IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation);
}
