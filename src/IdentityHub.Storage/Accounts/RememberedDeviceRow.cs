using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Accounts;

/// <summary>A browser in which an account isn't asked for its second factor; found by the hash of what its cookie holds.</summary>
internal sealed class RememberedDeviceRow
{
    public required byte[] Hash { get; init; }

    public required Guid DeviceId { get; init; }

    public required AccountId AccountId { get; init; }

    public required string Description { get; init; }

    public string? Network { get; init; }

    public required DateTimeOffset RememberedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
