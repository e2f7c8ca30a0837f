using IdentityHub.Kernel.Ids;

namespace IdentityHub.Accounts.Administration;

/// <summary>Finds accounts.</summary>
public sealed class AccountDirectory
{
    /// <summary>One account, or null.</summary>
    public Task<HubUser?> FindAsync(AccountId account, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The account that signs in with the address: the one that verified it, else the first that claimed it; null for none.</summary>
    public Task<HubUser?> FindByEmailAsync(string email, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The roles of an account.</summary>
    public Task<IReadOnlyList<string>> RolesAsync(AccountId account, CancellationToken cancellation) => throw new NotSupportedException();
}
