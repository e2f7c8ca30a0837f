using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>What one grant gave; ends together.</summary>
internal sealed class FamilyRow
{
    public required Guid Id { get; init; }

    public SessionId? SessionId { get; set; }

    public AccountId? AccountId { get; init; }

    public required string ClientId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset KeptUntil { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
