namespace IdentityHub.MasterData.Loading;

/// <summary>What an initial load asks of the database beside what every command does.</summary>
public interface ILoadStore
{
    /// <summary>True when there is no source record and no party.</summary>
    Task<bool> IsEmptyAsync(CancellationToken cancellation);
}
