using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Nothing to take: a unit of work is the single writer of the whole file from its beginning (BEGIN IMMEDIATE).</summary>
internal sealed class SqliteStripeLocks : IStripeLocks
{
    public Task TakeAsync(HubDbContext db, int[] stripes, CancellationToken cancellation) => Task.CompletedTask;
}
