namespace IdentityHub.Storage.Accounts;

/// <summary>A one-time ticket that was used, until it would have expired.</summary>
internal sealed class UsedTicketRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
