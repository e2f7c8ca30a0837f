namespace IdentityHub.Storage.Accounts;

/// <summary>A one-time invitation, hashed.</summary>
internal sealed class InvitationRow
{
    public required byte[] Hash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
