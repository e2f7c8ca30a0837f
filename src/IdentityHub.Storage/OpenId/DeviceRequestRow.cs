using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.OpenId;

/// <summary>A device that asks to be signed in.</summary>
internal sealed class DeviceRequestRow
{
    public required byte[] DeviceCodeHash { get; init; }

    public required byte[] UserCodeHash { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Space-separated.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required int IntervalSeconds { get; set; }

    public DateTimeOffset? LastPolledAt { get; set; }

    public required int State { get; set; }

    public SessionId? SessionId { get; set; }
}
