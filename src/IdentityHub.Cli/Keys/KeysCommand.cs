using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.OpenId.Keys;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IdentityHub.Cli.Keys;

/// <summary><c>identityhub keys</c>: the keys of single sign-on.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "The keys that sign tokens: shown, rotated before their time, revoked when one has leaked.") { List(), Rotate(), Revoke() };

    private static Command List()
    {
        var command = new Command("list", "Show the keys: what for, since when used, until when published.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var keys = await scope.ServiceProvider.GetRequiredService<SigningKeys>().ListAsync(cancellation);
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            var table = new Table().AddColumns("Key", "Use", "State", "Used from", "Replaced at", "Published until");
            foreach (var key in keys)
            {
                var state = KeySchedule.StateOf(key, keys, now) switch { KeyState.InUse => "in use", KeyState.Published => "published", _ => "retired" };
                table.AddRow(Markup.Escape(key.KeyId), key.Use.ToString(), state, Text(key.ActivatesAt), Text(key.RetiresAt), Text(key.ExpiresAt));
            }
            Screen.Output(parsed).Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Rotate()
    {
        var use = new Argument<KeyUse>("USE") { Description = $"What for: {string.Join(", ", Enum.GetNames<KeyUse>())}.", CustomParser = Values.OneOf<KeyUse> };
        var after = new Option<TimeSpan>("--after") { Description = "How long it is published before it is used (hours:minutes:seconds).", CustomParser = Values.Duration, DefaultValueFactory = _ => SigningKeys.Published };
        var command = new Command("rotate", "Make a successor now; no token is lost.") { use, after };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var publishedFor = parsed.GetValue(after);
            if (publishedFor < TimeSpan.Zero || publishedFor > KeySchedule.Used)
                throw new CommandFailedException("--after is between zero and ninety days.", ExitCodes.Usage);
            var key = await scope.ServiceProvider.GetRequiredService<SigningKeys>().RotateAsync(parsed.GetRequiredValue(use), publishedFor, HubAccess.Operator, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{key.KeyId} is published and used from {Text(key.ActivatesAt)} on.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("KEY") { Description = "The key's id, from 'keys list'." };
        var reason = new Option<string?>("--reason") { Description = "For the audit trail; no personal data." };
        var command = new Command("revoke", "Drop a key at once: everything that it signed is refused from now on, and people sign in again.") { id, reason };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var outcome = await scope.ServiceProvider.GetRequiredService<SigningKeys>().RevokeAsync(parsed.GetRequiredValue(id), HubAccess.Operator, parsed.GetValue(reason), cancellation);
            if (!outcome.Succeeded(out _, out var refusal))
                throw CommandFailedException.Of(refusal);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The key is revoked.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("u", CultureInfo.InvariantCulture);
}
