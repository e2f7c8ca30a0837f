namespace IdentityHub.Accounts.SigningIn;

/// <summary>Counts tries, by keyed hashes, for all nodes together. Not part of a unit of work: a refused attempt counts as well.</summary>
public interface IThrottleStore
{
    /// <summary>The count of a key.</summary>
    Task<ThrottleCount> ReadAsync(byte[] key, CancellationToken cancellation);

    /// <summary>Sets the count if it is still as read; false when another attempt came between.</summary>
    Task<bool> TryCountAsync(byte[] key, ThrottleCount read, int count, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Takes one try off the count.</summary>
    Task GiveBackAsync(byte[] key, CancellationToken cancellation);

    /// <summary>Forgets a key.</summary>
    Task ClearAsync(byte[] key, CancellationToken cancellation);

    /// <summary>Removes keys that weren't counted since; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
