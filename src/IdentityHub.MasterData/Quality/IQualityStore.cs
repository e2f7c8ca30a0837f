using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Quality;

/// <summary>Reads what is measured, keeps what was.</summary>
public interface IQualityStore
{
    /// <summary>Records after a place, in the order of places.</summary>
    Task<IReadOnlyList<(long Place, RecordState Record)>> ReadRecordsAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>How many parties the records of each system are, tombstones left out.</summary>
    Task<IReadOnlyDictionary<string, long>> CountPartiesAsync(CancellationToken cancellation);

    /// <summary>How many parties stand; open tasks by kind; stewards' decisions by rule.</summary>
    Task<(long Parties, IReadOnlyDictionary<string, long> OpenTasks, IReadOnlyDictionary<string, long> Decisions)> CountMatchesAsync(CancellationToken cancellation);

    /// <summary>Match keys that more records have, at most so many.</summary>
    Task<IReadOnlyList<CrowdedKey>> ReadCrowdedKeysAsync(int moreThan, int limit, CancellationToken cancellation);

    /// <summary>The latest report; null before the first.</summary>
    Task<byte[]?> FindAsync(CancellationToken cancellation);

    /// <summary>Keeps a report instead of the one before.</summary>
    Task SaveAsync(byte[] report, CancellationToken cancellation);
}
