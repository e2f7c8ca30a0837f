using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Sessions;

/// <summary>Keeps sessions. Writes take part in the current unit of work.</summary>
public interface ISessionStore
{
    /// <summary>Keeps a new session.</summary>
    Task AddAsync(SessionRecord session, CancellationToken cancellation);

    /// <summary>One session, ended or not, or null.</summary>
    Task<SessionRecord?> FindAsync(SessionId session, CancellationToken cancellation);

    /// <summary>Notes that a living session is in use.</summary>
    Task TouchAsync(SessionId session, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Notes that a relying party takes part; once is enough.</summary>
    Task AddClientAsync(SessionId session, string clientId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Client ids of the relying parties that took part.</summary>
    Task<IReadOnlyList<string>> ClientsAsync(SessionId session, CancellationToken cancellation);

    /// <summary>Ends a living session; false when it had ended: of several that try, one is told true.</summary>
    Task<bool> EndAsync(SessionId session, SessionEnding reason, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The account's living sessions, newest first.</summary>
    Task<IReadOnlyList<SessionRecord>> LivingAsync(AccountId account, CancellationToken cancellation);

    /// <summary>The account's ended sessions, the latest ending first.</summary>
    Task<IReadOnlyList<SessionRecord>> EndedAsync(AccountId account, int limit, CancellationToken cancellation);

    /// <summary>Living sessions that weren't used since, or whose absolute end has come.</summary>
    Task<IReadOnlyList<SessionRecord>> OverdueAsync(DateTimeOffset unusedSince, DateTimeOffset now, int limit, CancellationToken cancellation);
}
