namespace IdentityHub.MasterData.Erasing;

/// <summary>Port: records that are kept under lock because the law says so. Takes part in the scope's unit of work.</summary>
public interface IRestrictedRecords
{
    /// <summary>Destroys what was kept for a request; the number of records.</summary>
    Task<int> RemoveAsync(string request, CancellationToken cancellation);

    /// <summary>Requests for which something is kept whose time is over.</summary>
    Task<IReadOnlyList<string>> PastAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
