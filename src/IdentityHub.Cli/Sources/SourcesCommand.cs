using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Sources;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IdentityHub.Cli.Sources;

/// <summary><c>identityhub sources</c>: the systems that deliver records.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "The systems that deliver records.") { List(), Add() };

    private static Command List()
    {
        var command = new Command("list", "Show the registered source systems.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var table = new Table().AddColumns("Code", "Name", "Trust rank", "Contact points verified");
            foreach (var system in await scope.ServiceProvider.GetRequiredService<SourceSystems>().ListAsync(cancellation))
            {
                table.AddRow(
                    Markup.Escape(system.Code), Markup.Escape(system.Name), system.TrustRank.ToString(CultureInfo.InvariantCulture), system.ContactPointsVerified ? "yes" : "no");
            }

            Screen.Output(parsed).Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var code = new Argument<string>("CODE") { Description = "Code in source keys: a-z, 0-9, - and _, beginning with a letter." };
        var name = new Option<string?>("--name") { Description = "Name for people; the code without it." };
        var rank = new Option<int>("--trust") { Description = "Trust rank: 1 is trusted most.", DefaultValueFactory = _ => 100 };
        var verified = new Option<bool>("--verified") { Description = "Its e-mail addresses and phone numbers count as verified." };
        var unique = new Option<string[]>("--unique")
        {
            Description = "An attribute that names a party beyond doubt, and what its values belong to: --unique loyalty_no=loyalty-number.",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("add", "Register a source system, or change it.") { code, name, rank, verified, unique };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var systems = scope.ServiceProvider.GetRequiredService<SourceSystems>();
            var systemCode = parsed.GetRequiredValue(code);
            var known = await systems.FindAsync(systemCode, cancellation);
            var system = new SourceSystem(systemCode, parsed.GetValue(name) ?? known?.Name ?? systemCode, parsed.GetValue(rank))
            {
                ContactPointsVerified = parsed.GetValue(verified),
                UniqueKeys = [.. (parsed.GetValue(unique) ?? []).Select(pair => Pairs.Split(pair, "--unique", "attribute=namespace")).Select(pair => new UniqueKey(pair.Key, pair.Value))],
                Revision = known?.Revision ?? 0,
            };
            var outcome = await systems.RegisterAsync(system, HubAccess.Operator, cancellation);
            if (!outcome.Succeeded(out var registered, out var refusal))
                throw CommandFailedException.Of(refusal);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{registered.Code} is registered.");
            return ExitCodes.Done;
        });
        return command;
    }
}
