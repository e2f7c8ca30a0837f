using System.CommandLine;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Cli.Running;
using IdentityHub.Kernel.Ids;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Accounts;

/// <summary><c>identityhub accounts</c>: what an operator does for an account where no administrator can.</summary>
internal static class AccountsCommand
{
    public static Command Create() => new("accounts", "Accounts of people: what an operator does where no administrator can.") { SecondFactorCommand.Create(), RolesCommand.Create() };

    /// <summary>Who is meant.</summary>
    public static Argument<string> Who() => new("ACCOUNT") { Description = "E-mail address or account id (acc_…)." };

    /// <summary>Does something for one account. Throws <see cref="CommandFailedException"/> for one that isn't there.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, string who, Func<IServiceProvider, HubUser, Task> act, CancellationToken cancellation)
    {
        await using var hub = HubAccess.Open(parsed, AccountAccess.Add);
        await using var scope = hub.CreateAsyncScope();
        await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
        var accounts = scope.ServiceProvider.GetRequiredService<AccountDirectory>();
        var user = TypeId.TryParse<AccountId>(who, out var id) ? await accounts.FindAsync(id, cancellation) : await accounts.FindByEmailAsync(who.Trim(), cancellation);
        await act(scope.ServiceProvider, user ?? throw new CommandFailedException("ACCOUNT_UNKNOWN: There is no such account."));
        return ExitCodes.Done;
    }
}
