using System.CommandLine;
using IdentityHub.Accounts.MailLinks;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Cli.Running;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Accounts;

/// <summary>
/// <c>identityhub accounts reset-second-factor</c>: the way back in for a lone administrator who lost every second factor. Others ask an administrator, who does the
/// same on the account's page.
/// </summary>
internal static class SecondFactorCommand
{
    public static Command Create()
    {
        var who = AccountsCommand.Who();
        var link = new Option<bool>("--password-link") { Description = "Print a one-time link by which a new password is set, too. Who has no password gets it anyway." };
        var command = new Command("reset-second-factor",
            "Remove passkeys, authenticator, recovery codes and remembered devices of an account and end its sessions; staff set up a new second factor when they next sign in.")
        { who, link };
        command.SetAction((parsed, cancellation) => AccountsCommand.RunAsync(parsed, parsed.GetRequiredValue(who), async (services, user) =>
        {
            if (user.Email is null)
                throw new CommandFailedException("The account has no e-mail address: nobody could sign in with it afterwards.");
            if (!(await services.GetRequiredService<SecondFactorReset>().RunAsync(user.AccountId, HubAccess.Operator, cancellation)).Succeeded(out _, out var refusal))
                throw CommandFailedException.Of(refusal);
            var output = parsed.InvocationConfiguration.Output;
            var staff = await services.GetRequiredService<SignInSteps>().IsStaffAsync(user.AccountId, cancellation);
            await output.WriteLineAsync($"The second factors of {user.AccountId} are gone and every session is ended; the owner is told by mail.");
            if (user.PasswordHash is null || parsed.GetValue(link))
            {
                // The reset gave the account a new stamp, to which the link is bound.
                var current = await services.GetRequiredService<IdentityHub.Accounts.Administration.AccountDirectory>().FindAsync(user.AccountId, cancellation);
                await output.WriteLineAsync($"A new password is set at this address, once, within an hour: {services.GetRequiredService<PasswordResets>().CreateLink(current!)}");
            }
            await output.WriteLineAsync(staff
                ? "Next: sign in with the password; the hub asks for a new authenticator app or passkey at once."
                : "Next: sign in with the password; a second factor can be set up on the account's security page.");
        }, cancellation));
        return command;
    }
}
