using System.CommandLine;
using IdentityHub.Cli.Running;
using IdentityHub.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Database;

/// <summary><c>identityhub migrate</c>: makes the database or brings it to this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = $"Only say whether the database is of this version (exit code {ExitCodes.CheckFailed} when not)." };
        var command = new Command("migrate", "Make the database, or bring it to this version.") { check };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<HubDatabase>();
            if (parsed.GetValue(check))
            {
                await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            }
            else
            {
                await database.MigrateAsync(cancellation);
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync("The database is of this version.");
            return ExitCodes.Done;
        });
        return command;
    }
}
