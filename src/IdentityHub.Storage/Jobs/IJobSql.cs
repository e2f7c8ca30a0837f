namespace IdentityHub.Storage.Jobs;

/// <summary>Takes jobs so that no two workers get the same.</summary>
internal interface IJobSql
{
    /// <summary>Takes up to <paramref name="limit"/> due jobs of the kinds named: they are due again at <paramref name="leaseEnd"/>, one attempt and one fence higher.</summary>
    Task<IReadOnlyList<JobRow>> TakeAsync(
        HubDbContext db, IReadOnlyList<string> kinds, DateTimeOffset now, DateTimeOffset leaseEnd, int limit, CancellationToken cancellation);
}
