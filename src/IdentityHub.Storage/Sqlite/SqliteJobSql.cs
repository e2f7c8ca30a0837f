using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Jobs;

namespace IdentityHub.Storage.Sqlite;

/// <summary>The worker that takes is the single writer.</summary>
internal sealed class SqliteJobSql : IJobSql
{
    public async Task<IReadOnlyList<JobRow>> TakeAsync(
        HubDbContext db, IReadOnlyList<string> kinds, DateTimeOffset now, DateTimeOffset leaseEnd, int limit, CancellationToken cancellation)
    {
        await using var command = db.SqliteCommand(
            $"""
            UPDATE job SET due_at = @end, attempt = attempt + 1, fence = fence + 1
            WHERE id IN (SELECT id FROM job WHERE state = 1 AND due_at <= @now AND kind IN (SELECT value FROM json_each(@kinds)) ORDER BY due_at LIMIT @limit)
            RETURNING {JobColumns.Taken}
            """,
            ("@end", InstantConverter.ToMicroseconds(leaseEnd)), ("@now", InstantConverter.ToMicroseconds(now)),
            ("@kinds", System.Text.Json.JsonSerializer.Serialize(kinds)), ("@limit", limit));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await JobColumns.ReadAsync(reader, JobColumns.FromBytes, cancellation);
    }
}
