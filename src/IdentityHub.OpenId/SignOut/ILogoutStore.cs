using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.SignOut;

/// <summary>The record of logout tokens sent.</summary>
public interface ILogoutStore
{
    /// <summary>Notes that a relying party is to be told; takes part in the current unit of work.</summary>
    Task QueueAsync(SessionId session, string clientId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Notes a try.</summary>
    Task AttemptedAsync(SessionId session, string clientId, int status, DateTimeOffset? deliveredAt, CancellationToken cancellation);

    /// <summary>The deliveries of a session.</summary>
    Task<IReadOnlyList<LogoutDelivery>> ListAsync(SessionId session, CancellationToken cancellation);
}
