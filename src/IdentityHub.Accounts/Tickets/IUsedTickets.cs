namespace IdentityHub.Accounts.Tickets;

/// <summary>Remembers which one-time tickets were used, until they would have expired anyway.</summary>
public interface IUsedTickets
{
    /// <summary>Uses a ticket up; of several that try, on whatever node, one is told true. Takes part in the current unit of work.</summary>
    Task<bool> UseAsync(Guid ticket, DateTimeOffset expiresAt, CancellationToken cancellation);

    /// <summary>True when it was used.</summary>
    Task<bool> IsUsedAsync(Guid ticket, CancellationToken cancellation);

    /// <summary>Forgets what has expired; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation);
}
