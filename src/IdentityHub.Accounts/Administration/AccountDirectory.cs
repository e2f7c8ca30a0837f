using IdentityHub.Kernel.Ids;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Administration;

/// <summary>Finds accounts.</summary>
public sealed class AccountDirectory(IAccountStore store, ILookupNormalizer normalizer)
{
    /// <summary>One account, or null.</summary>
    public Task<HubUser?> FindAsync(AccountId account, CancellationToken cancellation) => store.FindAsync(account, cancellation);

    /// <summary>The account that signs in with the address: the one that verified it, else the first that claimed it; null for none.</summary>
    public Task<HubUser?> FindByEmailAsync(string email, CancellationToken cancellation) => store.FindByEmailAsync(normalizer.NormalizeEmail(email), cancellation);

    /// <summary>The roles of an account.</summary>
    public Task<IReadOnlyList<string>> RolesAsync(AccountId account, CancellationToken cancellation) => store.RolesAsync(account, cancellation);
}
