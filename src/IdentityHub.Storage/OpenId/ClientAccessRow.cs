using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>What a person granted to a client.</summary>
internal sealed class ClientAccessRow
{
    public required AccountId AccountId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Space-separated.</summary>
    public required string Scopes { get; set; }

    public required DateTimeOffset At { get; set; }
}
