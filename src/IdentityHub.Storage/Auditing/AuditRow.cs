namespace IdentityHub.Storage.Auditing;

/// <summary>Who did what to whom; never updated nor deleted, which triggers see to.</summary>
internal sealed class AuditRow
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    public int ActorKind { get; init; }

    public required string ActorId { get; init; }

    public string? ClientId { get; init; }

    public string? Subject { get; init; }

    public string? Detail { get; init; }

    public string? RemoteAddress { get; init; }
}
