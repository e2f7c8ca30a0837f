namespace IdentityHub.Accounts.SigningIn;

/// <summary>
/// Counts tries, by keyed hashes, for all nodes together. Writes take part in the current unit of work, which is the throttle's own and never that of what is tried:
/// a refused attempt counts as well.
/// </summary>
public interface IThrottleStore
{
    /// <summary>The count of a key, held against others until the unit of work ends.</summary>
    Task<ThrottleCount> ReadToCountAsync(byte[] key, CancellationToken cancellation);

    /// <summary>Sets the count of a key that was read before in this unit of work; where there was none and another try came between, the unit of work begins again.</summary>
    Task SetAsync(byte[] key, ThrottleCount read, ThrottleCount count, CancellationToken cancellation);

    /// <summary>Takes one try off the count.</summary>
    Task GiveBackAsync(byte[] key, CancellationToken cancellation);

    /// <summary>Forgets a key.</summary>
    Task ClearAsync(byte[] key, CancellationToken cancellation);

    /// <summary>Removes keys that weren't counted since; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
