using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>What became of telling a relying party that a session ended.</summary>
internal sealed class LogoutDeliveryRow
{
    public required SessionId SessionId { get; init; }

    public required string ClientId { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public int Attempts { get; set; }

    public int LastStatus { get; set; }
}
