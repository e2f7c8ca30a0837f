using System.CommandLine;
using IdentityHub.Cli.Running;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Suppressions;

/// <summary><c>identityhub suppressions import</c>: lists of contact points that must not be used.</summary>
internal static class SuppressionsCommand
{
    public static Command Create() => new("suppressions", "Contact points that must not be used.") { Import() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "One contact point per line; only keyed hashes are kept." };
        var kind = new Option<ContactPointKind>("--kind") { Description = "What they are.", DefaultValueFactory = _ => ContactPointKind.Email };
        var reason = new Option<SuppressionReason>("--reason") { Description = "Why: a complaint forbids promotional messages, everything else all of them.", Required = true };
        var channel = new Option<Channel?>("--channel") { Description = "On which channel; all without it." };
        var brand = new Option<string?>("--brand") { Description = "For one brand only." };
        var list = new Option<string?>("--list") { Description = "For one subscription only." };
        var command = new Command("import", "Suppress every contact point of a file; run again after an interruption, it goes on.") { file, kind, reason, channel, brand, list };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var source = parsed.GetRequiredValue(file);
            if (!source.Exists)
                throw new CommandFailedException($"There is no file {source}.", ExitCodes.Usage);
            var lines = new ContactPointLines(source, parsed.GetValue(kind));
            var order = new SuppressionOrder(parsed.GetValue(reason), parsed.GetValue(channel), Scope(parsed.GetValue(brand), parsed.GetValue(list)));
            var (read, added) = await scope.ServiceProvider.GetRequiredService<SuppressionImport>().ImportAsync(lines.ReadAsync(cancellation), order, HubAccess.Operator, null, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{read} contact points read, {added} suppressed that weren't before, {lines.Malformed} lines are no {parsed.GetValue(kind)} and were left out.");
            return lines.Malformed == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static SuppressionScope Scope(string? brand, string? list)
    {
        if (brand is not null && list is not null)
            throw new CommandFailedException("--brand or --list, not both.", ExitCodes.Usage);
        if (brand is not null)
            return BrandId.TryParse(brand, out var id) ? SuppressionScope.OfBrand(id) : throw new CommandFailedException($"{brand} is no code of a brand.", ExitCodes.Usage);
        if (list is not null)
            return SubscriptionId.TryParse(list, out var id) ? SuppressionScope.OfList(id) : throw new CommandFailedException($"{list} is no code of a subscription.", ExitCodes.Usage);
        return SuppressionScope.Global;
    }
}
