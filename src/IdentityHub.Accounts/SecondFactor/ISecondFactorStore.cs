using IdentityHub.Kernel.Ids;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>Keeps authenticators, recovery codes and remembered devices. Writes take part in the current unit of work.</summary>
public interface ISecondFactorStore
{
    /// <summary>The account's authenticator, or null.</summary>
    Task<AuthenticatorRecord?> AuthenticatorAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Keeps an authenticator in place of the one there may be.</summary>
    Task SetAuthenticatorAsync(AccountId account, AuthenticatorRecord authenticator, CancellationToken cancellation);

    /// <summary>Marks a step as used, by one conditional update: of several that bring the same code, one is told true.</summary>
    Task<bool> UseStepAsync(AccountId account, long step, CancellationToken cancellation);

    /// <summary>Removes the authenticator; false when there is none.</summary>
    Task<bool> RemoveAuthenticatorAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Keeps these recovery codes, by their hashes, in place of all earlier ones.</summary>
    Task ReplaceRecoveryCodesAsync(AccountId account, IReadOnlyList<byte[]> hashes, CancellationToken cancellation);

    /// <summary>Uses a recovery code up; of several that bring it, one is told true.</summary>
    Task<bool> UseRecoveryCodeAsync(AccountId account, byte[] hash, CancellationToken cancellation);

    /// <summary>How many recovery codes are left.</summary>
    Task<int> RecoveryCodesLeftAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Remembers a device.</summary>
    Task AddDeviceAsync(AccountId account, byte[] hash, RememberedDevice device, CancellationToken cancellation);

    /// <summary>Notes the use of a remembered device; false when it isn't remembered or has expired.</summary>
    Task<bool> TouchDeviceAsync(AccountId account, byte[] hash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The account's remembered devices, the last used first.</summary>
    Task<IReadOnlyList<RememberedDevice>> DevicesAsync(AccountId account, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Forgets one device, or all for null; returns how many.</summary>
    Task<int> ForgetDevicesAsync(AccountId account, Guid? device, CancellationToken cancellation);

    /// <summary>Removes expired devices; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation);
}
