namespace IdentityHub.MasterData.Import;

/// <summary>Keeps how far imports are, in the transaction of the batch.</summary>
public interface IImportStore
{
    /// <summary>What was kept of a run; null when there is nothing.</summary>
    Task<byte[]?> FindAsync(string run, CancellationToken cancellation);

    /// <summary>Keeps how far a run is.</summary>
    Task SaveAsync(string run, byte[] checkpoint, CancellationToken cancellation);

    /// <summary>Forgets a run.</summary>
    Task RemoveAsync(string run, CancellationToken cancellation);
}
