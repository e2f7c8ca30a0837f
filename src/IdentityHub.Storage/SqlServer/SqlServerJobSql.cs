using System.Text.Json;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Jobs;

namespace IdentityHub.Storage.SqlServer;

internal sealed class SqlServerJobSql : IJobSql
{
    internal const string Text =
        """
        WITH due AS (
            SELECT TOP (@limit) * FROM job WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE state = 1 AND due_at <= @now AND kind IN (SELECT value COLLATE Latin1_General_100_BIN2_UTF8 FROM OPENJSON(@kinds))
            ORDER BY due_at)
        UPDATE due SET due_at = @end, attempt = attempt + 1, fence = fence + 1
        OUTPUT inserted.id, inserted.job_id, inserted.kind, inserted.payload, inserted.progress, inserted.attempt, inserted.fence, inserted.created_at;
        """;

    public async Task<IReadOnlyList<JobRow>> TakeAsync(
        HubDbContext db, IReadOnlyList<string> kinds, DateTimeOffset now, DateTimeOffset leaseEnd, int limit, CancellationToken cancellation)
    {
        await using var command = db.SqlServerCommand(Text,
            ("@end", InstantConverter.ToMicroseconds(leaseEnd)), ("@now", InstantConverter.ToMicroseconds(now)),
            ("@kinds", JsonSerializer.Serialize(kinds)), ("@limit", limit));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await JobColumns.ReadAsync(reader, JobColumns.FromBytes, cancellation);
    }
}
