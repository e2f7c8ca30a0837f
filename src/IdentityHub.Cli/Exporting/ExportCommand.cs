using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Export;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IdentityHub.Cli.Exporting;

/// <summary><c>identityhub export profiles FILE</c>: everything, or what changed since the export before, out of the hub's database.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("SUBJECT") { Description = "profiles, crosswalk, versions (what sources said, with its history) or links (who was linked to whom, when and why)." };
        subject.AcceptOnlyFromAmong("profiles", "crosswalk", "versions", "links");
        var file = new Argument<FileInfo>("FILE") { Description = "Where it goes." };
        var format = new Option<string?>("--format") { Description = "csv or jsonl; by the file's name without this option." };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var cursor = new Option<FileInfo?>("--cursor") { Description = "Keeps where the export ended: when the file is there, only what changed since is written; then it is overwritten." };
        var command = new Command("export", "Export golden profiles, crosswalk or histories: everything, or with a cursor what changed since the export before.") { subject, file, format, cursor };
        command.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            var csv = (parsed.GetValue(format) ?? path.Extension.TrimStart('.').ToLowerInvariant()) switch
            {
                "csv" => true,
                "jsonl" or "ndjson" => false,
                _ => throw new CommandFailedException($"Say --format csv or --format jsonl: the name of {path.Name} doesn't tell.", ExitCodes.Usage),
            };
            var what = parsed.GetRequiredValue(subject) switch
            {
                "profiles" => ExportSubject.Profiles,
                "crosswalk" => ExportSubject.Crosswalk,
                "versions" => ExportSubject.Versions,
                _ => ExportSubject.Links,
            };
            return RunAsync(parsed, what, path, csv, parsed.GetValue(cursor), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ExportSubject subject, FileInfo path, bool csv, FileInfo? cursorFile, CancellationToken cancellation)
    {
        await using var hub = HubAccess.Open(parsed);
        await using var scope = hub.CreateAsyncScope();
        await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
        var export = scope.ServiceProvider.GetRequiredService<MasterDataExport>();
        var before = cursorFile is { Exists: true } ? (await File.ReadAllTextAsync(cursorFile.FullName, cancellation)).Trim() : "";
        var clock = Stopwatch.StartNew();
        var begun = await export.BeginAsync(subject, before, HubAccess.Operator, cancellation);
        if (!begun.Succeeded(out var from, out var refusal))
            throw CommandFailedException.Of(refusal);
        var (count, end) = await Screen.Error(parsed).Status().StartAsync("Exporting", async status =>
        {
            await using var output = path.Create();
            using IExportWriter writer = csv ? new CsvExportWriter(subject, output) : new JsonExportWriter(output);
            var (written, reached) = (0L, from);
            await foreach (var outcome in export.ReadAsync(from, cancellation))
            {
                if (!outcome.Succeeded(out var page, out var refused))
                    throw CommandFailedException.Of(refused);
                foreach (var item in page.Items)
                    writer.Write(item);
                await writer.FlushAsync(cancellation);
                (written, reached) = (written + page.Items.Count, page.Cursor);
                status.Status = string.Create(CultureInfo.InvariantCulture, $"{written:N0} exported, {written / Math.Max(0.001, clock.Elapsed.TotalSeconds):N0}/s");
            }
            return (written, reached);
        });
        // Last, and at once: whoever is killed before exports the same again.
        if (cursorFile is not null)
        {
            var next = cursorFile.FullName + ".next";
            await File.WriteAllTextAsync(next, end.ToString(), cancellation);
            File.Move(next, cursorFile.FullName, overwrite: true);
        }
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{count:N0} exported in {clock.Elapsed.TotalSeconds:0.0} s, {count / Math.Max(0.001, clock.Elapsed.TotalSeconds):N0}/s."));
        return ExitCodes.Done;
    }
}
