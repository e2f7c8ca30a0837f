using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Import;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Import;

/// <summary>The options of an import whose file is everything that the source has: what isn't in it is deleted.</summary>
internal sealed class SnapshotSwitches
{
    private const int Shown = 20;

    private readonly Option<bool> snapshot = new("--snapshot") { Description = "The file is everything that the source has: records that aren't in it are deleted, after the import." };
    private readonly Option<bool> preview = new("--preview") { Description = "With --snapshot: say how many records would be deleted, and which; change nothing." };
    private readonly Option<bool> confirm = new("--confirm") { Description = "With --snapshot: delete even when suspiciously many are gone or rows can't be read." };
    private readonly Option<double> most = new("--most-gone") { Description = "With --snapshot: per cent of the source's records that may be gone without --confirm.", DefaultValueFactory = _ => 10 };
    private readonly Option<DateTimeOffset?> asOf = new("--as-of") { Description = "With --snapshot: when it was taken; records written later stay. The file's own time without this option." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[snapshot, preview, confirm, most, asOf])
            command.Add(option);
    }

    /// <summary>Before anything is written: shows a preview, refuses what leaves a doubt. The exit code when the command ends here.</summary>
    public async Task<int?> MayBeginAsync(ParseResult parsed, IServiceProvider hub, FileInfo path, Stream file, ImportOptions options, CancellationToken cancellation)
    {
        if (!parsed.GetValue(snapshot))
            return parsed.GetValue(preview) || parsed.GetValue(confirm) ? throw new CommandFailedException("--preview and --confirm go with --snapshot.", ExitCodes.Usage) : null;
        var limits = Limits(parsed, path);
        if (!(await hub.GetRequiredService<SnapshotDeletion>().PreviewAsync(file, options, limits, cancellation)).Succeeded(out var seen, out var refusal))
            throw CommandFailedException.Of(refusal);
        var doubt = seen.Doubt(limits);
        if (!parsed.GetValue(preview) && doubt is null)
            return null;
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{seen.Gone:N0} of the source's {seen.Present:N0} records aren't among the file's {seen.Rows:N0} rows and would be deleted. {seen.Unreadable:N0} rows can't be read."));
        foreach (var key in seen.Examples.Take(Shown))
            await output.WriteLineAsync($"  {key}");
        if (seen.Gone > Shown)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  and {seen.Gone - Shown:N0} more"));
        return parsed.GetValue(preview) ? ExitCodes.Done : throw new CommandFailedException($"TOO_MANY_GONE: {doubt} Nothing was imported; --confirm does it all the same.");
    }

    /// <summary>After the import: deletes.</summary>
    public async Task EndAsync(ParseResult parsed, IServiceProvider hub, FileInfo path, Stream file, ImportOptions options, CancellationToken cancellation)
    {
        if (!parsed.GetValue(snapshot))
            return;
        // The import may itself have told of more: what was agreed to at the beginning stands.
        var limits = Limits(parsed, path) with { Confirmed = true };
        if (!(await hub.GetRequiredService<SnapshotDeletion>().DeleteAsync(file, options, limits, HubAccess.Operator, null, cancellation)).Succeeded(out var deleted, out var refusal))
            throw CommandFailedException.Of(refusal);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{deleted:N0} records that the snapshot no longer holds were deleted."));
    }

    private SnapshotOptions Limits(ParseResult parsed, FileInfo path) =>
        new(parsed.GetValue(asOf) ?? new DateTimeOffset(path.LastWriteTimeUtc, TimeSpan.Zero)) { Confirmed = parsed.GetValue(confirm), MostGone = parsed.GetValue(most) / 100 };
}
