namespace IdentityHub.OpenId.Keys;

/// <summary>Keeps keys.</summary>
public interface ISigningKeyStore
{
    /// <summary>Every key that hasn't expired.</summary>
    Task<IReadOnlyList<StoredKey>> ListAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Keeps a new key; takes part in the current unit of work.</summary>
    Task AddAsync(StoredKey key, CancellationToken cancellation);

    /// <summary>Drops a key at once (emergency); false when it isn't there.</summary>
    Task<bool> RemoveAsync(string keyId, CancellationToken cancellation);
}
