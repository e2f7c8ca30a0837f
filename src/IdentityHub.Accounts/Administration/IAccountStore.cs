using IdentityHub.Kernel.Ids;

namespace IdentityHub.Accounts.Administration;

/// <summary>What accounts need beside ASP.NET Core Identity's own stores. Writes take part in the current unit of work.</summary>
public interface IAccountStore
{
    /// <summary>One account as it is now, or null.</summary>
    Task<HubUser?> FindAsync(AccountId account, CancellationToken cancellation);

    /// <summary>The account that signs in with the address: the one that verified it, else the first that claimed it; null for none.</summary>
    Task<HubUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellation);

    /// <summary>Names of the account's roles.</summary>
    Task<IReadOnlyList<string>> RolesAsync(AccountId account, CancellationToken cancellation);

    /// <summary>True when another account verified the address.</summary>
    Task<bool> IsEmailOwnedAsync(string normalizedEmail, AccountId other, CancellationToken cancellation);

    /// <summary>Takes an address from every account that claimed it without proof.</summary>
    Task TakeEmailFromOthersAsync(string normalizedEmail, AccountId owner, CancellationToken cancellation);

    /// <summary>True when somebody has the role.</summary>
    Task<bool> AnyInRoleAsync(string role, CancellationToken cancellation);

    /// <summary>Keeps the hash of a new invitation; earlier ones end.</summary>
    Task ReplaceInvitationAsync(byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellation);

    /// <summary>True while the invitation may be used.</summary>
    Task<bool> HasInvitationAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Uses an invitation up; of two that try, one is told true.</summary>
    Task<bool> UseInvitationAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Removes passkeys, authenticator, recovery codes, remembered devices, logins of other providers and an open change of address.</summary>
    Task RemoveCredentialsAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Forgets every remembered device.</summary>
    Task ForgetDevicesAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Closed accounts that are to be erased by now.</summary>
    Task<IReadOnlyList<AccountId>> DueForErasureAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
