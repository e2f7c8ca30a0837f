using System.CommandLine;
using IdentityHub.Accounts.Administration;
using IdentityHub.Cli.Running;
using IdentityHub.OpenId;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Accounts;

/// <summary><c>identityhub accounts roles</c>: shows the roles of an account, gives and takes them.</summary>
internal static class RolesCommand
{
    public static Command Create()
    {
        var who = AccountsCommand.Who();
        var add = Roles("--add", "A role to give");
        var remove = Roles("--remove", "A role to take away");
        var command = new Command("roles", "Show the roles of an account; with --add and --remove change them.") { who, add, remove };
        command.SetAction((parsed, cancellation) => AccountsCommand.RunAsync(parsed, parsed.GetRequiredValue(who), async (services, user) =>
        {
            var (given, taken) = (parsed.GetValue(add) ?? [], parsed.GetValue(remove) ?? []);
            var now = await services.GetRequiredService<AccountDirectory>().RolesAsync(user.AccountId, cancellation);
            if (given.Length + taken.Length > 0
                && !(await services.GetRequiredService<AccountRoles>().SetAsync(user.AccountId, [.. now.Union(given).Except(taken)], HubAccess.Operator, cancellation)).Succeeded(out now, out var refusal))
                throw CommandFailedException.Of(refusal);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(now.Count == 0 ? $"{user.AccountId} has no role." : $"{user.AccountId}: {string.Join(' ', now)}");
        }, cancellation));
        return command;
    }

    private static Option<string[]> Roles(string name, string what)
    {
        var option = new Option<string[]>(name) { Description = $"{what}, once per role: {string.Join(", ", HubRoles.All)}." };
        option.AcceptOnlyFromAmong([.. HubRoles.All]);
        return option;
    }
}
