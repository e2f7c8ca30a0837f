using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Accounts;

/// <summary>A recovery code that wasn't used yet, as a keyed hash.</summary>
internal sealed class RecoveryCodeRow
{
    public required byte[] Hash { get; init; }

    public required AccountId AccountId { get; init; }
}
