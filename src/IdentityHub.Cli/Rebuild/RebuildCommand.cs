using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Rebuilding;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Rebuild;

/// <summary><c>identityhub rebuild</c>: works out everything that follows from the facts anew.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var command = new Command(
            "rebuild", "Work out profiles, match keys, review tasks and search words anew from the facts, in one transaction. Nothing should be written meanwhile; needs about 5 kB of memory per record.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var (records, parties) = await scope.ServiceProvider.GetRequiredService<ProjectionRebuild>().RunAsync(cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{records:N0} records, {parties:N0} parties."));
            return ExitCodes.Done;
        });
        return command;
    }
}
