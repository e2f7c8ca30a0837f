namespace IdentityHub.Storage.Feed;

/// <summary>Moves changes from the outbox to the feed.</summary>
internal interface IPositionSql
{
    /// <summary>
    /// Moves up to <paramref name="limit"/> committed changes, oldest first, behind the position <paramref name="latest"/>, without gaps, and says how many.
    /// Must take exactly the rows that it saw: one that is committed meanwhile stays for the next time.
    /// </summary>
    Task<int> MoveAsync(HubDbContext db, long latest, int limit, CancellationToken cancellation);
}
