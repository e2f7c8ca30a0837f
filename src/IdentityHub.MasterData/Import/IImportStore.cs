namespace IdentityHub.MasterData.Import;

/// <summary>Keeps how far imports are, in the transaction of the batch.</summary>
public interface IImportStore
{
    /// <summary>What was kept of a run; null when there is nothing.</summary>
    Task<byte[]?> FindAsync(string run, CancellationToken cancellation);

    /// <summary>Keeps how far a run is.</summary>
    Task SaveAsync(string run, byte[] checkpoint, CancellationToken cancellation);

    /// <summary>How a system's files are read; null when nothing is kept.</summary>
    Task<byte[]?> FindMappingAsync(string system, CancellationToken cancellation);

    /// <summary>Keeps how a system's files are read.</summary>
    Task SaveMappingAsync(string system, byte[] mapping, CancellationToken cancellation);

    /// <summary>Up to so many records of a system and a scope that aren't deleted and were last written at or before a time, after a place, in the order of places.</summary>
    Task<IReadOnlyList<(long Place, string Key)>> ReadKeysAsync(string system, string scope, DateTimeOffset until, long after, int limit, CancellationToken cancellation);

    /// <summary>Forgets a run.</summary>
    Task RemoveAsync(string run, CancellationToken cancellation);
}
