using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Grants;

/// <summary>
/// What was granted to relying parties, beside OpenIddict's own rows. A grant is one authorization: its code, refresh tokens and access tokens
/// are one family and end together.
/// </summary>
public interface IGrantStore
{
    /// <summary>Binds a grant to the session and account it was made in.</summary>
    Task BindAsync(string grantId, SessionId session, AccountId account, string clientId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Ends one family: nothing of it is accepted any more.</summary>
    Task RevokeAsync(string grantId, CancellationToken cancellation);

    /// <summary>Ends every family of a session.</summary>
    Task RevokeBySessionAsync(SessionId session, CancellationToken cancellation);

    /// <summary>Ends every family of an account, but for those of one session if given.</summary>
    Task RevokeByAccountAsync(AccountId account, SessionId? except, CancellationToken cancellation);

    /// <summary>Ends every family of an account at one client.</summary>
    Task RevokeByClientAsync(AccountId account, string clientId, CancellationToken cancellation);

    /// <summary>Hands the families of one session to another of the same person in the same browser.</summary>
    Task MoveSessionAsync(SessionId from, SessionId to, CancellationToken cancellation);

    /// <summary>
    /// Marks a code, refresh token or pushed request as used, by one conditional update: of fifty that try at once, one is told true. The sealed
    /// successor of a refresh token is kept with it for the overlap window.
    /// </summary>
    Task<bool> RedeemAsync(string tokenId, ReadOnlyMemory<byte> sealedSuccessor, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The sealed successor of a refresh token that was redeemed after the given instant; null when it wasn't or the family has ended.</summary>
    Task<byte[]?> SuccessorAsync(string tokenId, DateTimeOffset redeemedAfter, CancellationToken cancellation);

    /// <summary>Removes a token that was made but lost its race.</summary>
    Task DiscardAsync(string tokenId, CancellationToken cancellation);

    /// <summary>Refuses a signed token that isn't in the database, until it expires.</summary>
    Task DenyAsync(string tokenIdentifier, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>True when the token was refused.</summary>
    Task<bool> IsDeniedAsync(string tokenIdentifier, CancellationToken cancellation);

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
