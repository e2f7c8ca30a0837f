using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Accounts;

/// <summary>An account's authenticator app; the secret is wrapped.</summary>
internal sealed class AuthenticatorRow
{
    public required AccountId AccountId { get; init; }

    public required byte[] Secret { get; init; }

    public required long LastStep { get; init; }

    public required DateTimeOffset EnrolledAt { get; init; }
}
