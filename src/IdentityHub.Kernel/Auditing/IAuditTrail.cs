namespace IdentityHub.Kernel.Auditing;

/// <summary>Reads the audit trail, newest first.</summary>
public interface IAuditTrail
{
    /// <summary>Up to <paramref name="limit"/> entries older than a sequence number (null: from the newest), optionally of one subject.</summary>
    Task<IReadOnlyList<(long Sequence, DateTimeOffset At, AuditEntry Entry)>> ReadAsync(string? subject, long? before, int limit, CancellationToken cancellation);
}
