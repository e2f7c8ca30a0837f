using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Auditing;

internal sealed class AuditTrail(HubDbContext db) : IAuditTrail
{
    public async Task<IReadOnlyList<(long Sequence, DateTimeOffset At, AuditEntry Entry)>> ReadAsync(
        string? subject, long? before, int limit, CancellationToken cancellation)
    {
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (subject is not null)
            rows = rows.Where(row => row.Subject == subject);
        if (before is { } sequence)
            rows = rows.Where(row => row.Sequence < sequence);
        return [.. (await rows.OrderByDescending(row => row.Sequence).Take(limit).ToListAsync(cancellation)).Select(row => (row.Sequence, row.At, Entry(row)))];
    }

    private static AuditEntry Entry(AuditRow row) =>
        new(row.Action, new Actor((ActorKind)row.ActorKind, row.ActorId, row.ClientId), row.Subject, row.Detail, row.RemoteAddress);
}
