using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.EmailChange;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Accounts;

/// <summary>Registers the stores of accounts.</summary>
internal static class AccountsStores
{
    /// <summary>Adds the stores, scoped.</summary>
    internal static IServiceCollection AddAccountsStores(this IServiceCollection services) => services
        .AddScoped<IAccountStore, AccountStore>()
        .AddScoped<IThrottleStore, ThrottleStore>()
        .AddScoped<ISecondFactorStore, SecondFactorStore>()
        .AddScoped<IUsedTickets, UsedTickets>()
        .AddScoped<IEmailChangeStore, EmailChangeStore>();
}
