using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Grants;

/// <summary>
/// Ends what was granted to relying parties, and remembers what people consented to. Writes take part in the current unit of work; what has to
/// be quick is in <see cref="ITokenStore"/>. Every ending is also noted on the <see cref="NoticeBoard"/>, so that signed tokens end with it.
/// </summary>
public interface IGrantStore
{
    /// <summary>Ends one family: nothing of it is accepted any more.</summary>
    Task RevokeAsync(Guid family, CancellationToken cancellation);

    /// <summary>Ends every family of a session.</summary>
    Task RevokeBySessionAsync(SessionId session, CancellationToken cancellation);

    /// <summary>Ends every family of an account, but for those of one session if given.</summary>
    Task RevokeByAccountAsync(AccountId account, SessionId? except, CancellationToken cancellation);

    /// <summary>Ends every family of an account at one client.</summary>
    Task RevokeByClientAsync(AccountId account, string clientId, CancellationToken cancellation);

    /// <summary>Ends every family and every reference token of a client.</summary>
    Task RevokeByClientAsync(string clientId, CancellationToken cancellation);

    /// <summary>Hands the families of one session to another of the same person in the same browser.</summary>
    Task MoveSessionAsync(SessionId from, SessionId to, CancellationToken cancellation);

    /// <summary>Revokes one stored token by itself: a reference token, a pushed request.</summary>
    Task RevokeTokenAsync(TokenId id, CancellationToken cancellation);

    /// <summary>Refuses a signed token that isn't in the database, by its <c>jti</c>, until it expires.</summary>
    Task DenyAsync(string tokenIdentifier, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The scopes that the person granted to the client; empty for none.</summary>
    Task<IReadOnlyList<string>> ConsentedAsync(AccountId account, string clientId, CancellationToken cancellation);

    /// <summary>Keeps that the person granted the scopes to the client, beside earlier ones.</summary>
    Task ConsentAsync(AccountId account, string clientId, IReadOnlyList<string> scopes, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Forgets what the person granted to the client.</summary>
    Task ForgetConsentAsync(AccountId account, string clientId, CancellationToken cancellation);

    /// <summary>The clients that the person granted something to, with the scopes and the instant.</summary>
    Task<IReadOnlyList<(string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset At)>> ConsentsAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Removes a small batch of rows that nothing can use any more; returns how many. Redeemed rows stay as long as their family lives.</summary>
    Task<int> PruneAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
