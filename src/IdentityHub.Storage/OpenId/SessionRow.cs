using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>One browser signed in.</summary>
internal sealed class SessionRow
{
    public required SessionId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset AuthenticatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Space-separated.</summary>
    public required string Methods { get; init; }

    public required string Device { get; init; }

    public string? Network { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public int? Ending { get; set; }
}
