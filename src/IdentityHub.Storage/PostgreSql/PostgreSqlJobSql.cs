using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Jobs;

namespace IdentityHub.Storage.PostgreSql;

internal sealed class PostgreSqlJobSql : IJobSql
{
    public async Task<IReadOnlyList<JobRow>> TakeAsync(
        HubDbContext db, IReadOnlyList<string> kinds, DateTimeOffset now, DateTimeOffset leaseEnd, int limit, CancellationToken cancellation)
    {
        await using var command = db.PostgreSqlCommand(
            $"""
            UPDATE job SET due_at = $1, attempt = attempt + 1, fence = fence + 1
            WHERE id IN (SELECT id FROM job WHERE state = 1 AND due_at <= $2 AND kind = ANY ($3) ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING {JobColumns.Taken}
            """,
            InstantConverter.ToMicroseconds(leaseEnd), InstantConverter.ToMicroseconds(now), kinds.ToArray(), limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await JobColumns.ReadAsync(reader, JobColumns.FromUuid, cancellation);
    }
}
