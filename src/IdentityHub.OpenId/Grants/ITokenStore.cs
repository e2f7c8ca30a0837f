namespace IdentityHub.OpenId.Grants;

/// <summary>
/// Keeps codes, refresh tokens, reference tokens, pushed requests and device codes by the hash of their handles. A singleton on the hot path:
/// it is outside every unit of work, with connections, prepared statements and, on SQLite, a group commit of its own.
/// </summary>
public interface ITokenStore
{
    /// <summary>One token, whatever its state, or null.</summary>
    ValueTask<StoredToken?> FindAsync(TokenId id, CancellationToken cancellation);

    /// <summary>Does all of it or nothing; false when the token was used before, its family has ended, or the session has.</summary>
    ValueTask<bool> WriteAsync(TokenWrite write, CancellationToken cancellation);
}
