namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>Remembers which one-time proofs (DPoP proofs, client assertions) were used, for all nodes, as long as each could be sent again.</summary>
public interface IUsedProofStore
{
    /// <summary>True the first time; false when the same was used before. Takes part in the current unit of work.</summary>
    /// <param name="fingerprint">SHA-256 of what makes the proof unique, 32 bytes.</param>
    /// <param name="until">When it expires by itself.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<bool> UseAsync(byte[] fingerprint, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Removes up to <paramref name="limit"/> that expired; how many it removed.</summary>
    Task<int> ForgetAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
