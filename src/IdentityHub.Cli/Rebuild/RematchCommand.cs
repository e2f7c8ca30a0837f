using System.CommandLine;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Resolution;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Rebuild;

/// <summary><c>identityhub rematch</c>: brings parties up to date with another model.</summary>
internal static class RematchCommand
{
    public static Command Create()
    {
        var command = new Command(
            "rematch", "Have the hub match all records anew in the background, after Hub:Matching:Model changed on every node: nobody is renumbered, stewards' words stand, merges can be undone.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var model = scope.ServiceProvider.GetRequiredService<ModelInUse>();
            await scope.ServiceProvider.GetRequiredService<Rematching>().AskAsync(HubAccess.Operator, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"The hub matches all records anew with the model '{model.Version}'.");
            return ExitCodes.Done;
        });
        return command;
    }
}
