using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Accounts;

/// <summary>A change of address that waits for its ends to agree; one per account.</summary>
internal sealed class EmailChangeRow
{
    public required AccountId AccountId { get; init; }

    public required Guid ChangeId { get; init; }

    public required string NewEmail { get; init; }

    public required string NormalizedEmail { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required bool OldAgreed { get; init; }

    public required bool NewAgreed { get; init; }
}
