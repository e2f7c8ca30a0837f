using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.SigningIn;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Accounts;

/// <summary>Registers the stores of accounts.</summary>
internal static class AccountsStores
{
    /// <summary>Adds the stores, scoped.</summary>
    internal static IServiceCollection AddAccountsStores(this IServiceCollection services) => services
        .AddScoped<IAccountStore, AccountStore>()
        .AddScoped<IThrottleStore, ThrottleStore>();
}
