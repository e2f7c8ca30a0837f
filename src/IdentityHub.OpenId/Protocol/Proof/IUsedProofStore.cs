namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// Remembers which one-time proofs (DPoP proofs, client assertions) were used, for all nodes, as long as each could be sent again. A singleton on the
/// hot path, outside every unit of work: each use is committed before its request goes on, whatever becomes of that.
/// </summary>
public interface IUsedProofStore
{
    /// <summary>True the first time; false when the same was used before.</summary>
    /// <param name="fingerprint">SHA-256 of what makes the proof unique, 32 bytes.</param>
    /// <param name="until">When it expires by itself.</param>
    /// <param name="cancellation">Cancels.</param>
    ValueTask<bool> UseAsync(byte[] fingerprint, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Removes up to <paramref name="limit"/> that expired; how many it removed.</summary>
    ValueTask<int> ForgetAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
