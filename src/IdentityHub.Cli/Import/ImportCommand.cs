using System.CommandLine;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Import;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Import;

/// <summary><c>identityhub import FILE --source crm</c>: source records out of a file, straight into the hub's database.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file: CSV with a header line, JSON Lines, or a storefront's customer list in XML; UTF-8." };
        var source = new Option<string>("--source") { Description = "Code of the source system whose records these are.", Required = true };
        var scope = new Option<string?>("--scope") { Description = "Site or customer list within which the keys are unique; a customer list names itself." };
        var format = new Option<string?>("--format") { Description = "How the file is written; by its name without this option." };
        format.AcceptOnlyFromAmong("csv", "jsonl", "xml");
        var map = new Option<string[]>("--map") { Description = "What a column means: --map CUST_NO=key; - leaves the column out. May be given several times.", DefaultValueFactory = _ => [] };
        var separator = new Option<string?>("--separator") { Description = "Column separator of a CSV file, one character or \\t; found out without this option." };
        var save = new Option<bool>("--save-mapping") { Description = "Keep --map, --scope and --separator for this source: later imports need not say them again." };
        var rejects = new Option<FileInfo?>("--rejects") { Description = "Where to write which rows were refused and why (CSV)." };
        var batch = new Option<int>("--batch") { Description = "Records per transaction, 1 to 5000.", DefaultValueFactory = _ => 500 };
        var restart = new Option<bool>("--restart") { Description = "Begin anew even when an earlier run of this file was interrupted." };
        var snapshot = new SnapshotSwitches();

        var command = new Command("import", "Import source records from a file: idempotent, and resumed where an interrupted run stopped.")
        {
            file, source, scope, format, map, separator, save, rejects, batch, restart,
        };
        snapshot.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!path.Exists)
                throw new CommandFailedException($"There is no file {path}.", ExitCodes.Usage);
            var options = new ImportOptions(parsed.GetRequiredValue(source), FileFormats.Of(parsed.GetValue(format), path))
            {
                Scope = parsed.GetValue(scope) ?? "",
                Columns = (parsed.GetValue(map) ?? []).Select(pair => Pairs.Split(pair, "--map", "column=field")).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
                Separator = SeparatorOf(parsed.GetValue(separator)),
                BatchSize = parsed.GetValue(batch),
                Restart = parsed.GetValue(restart),
            };
            return RunAsync(parsed, path, options, parsed.GetValue(save), snapshot, parsed.GetValue(rejects), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, FileInfo path, ImportOptions given, bool save, SnapshotSwitches snapshot, FileInfo? rejectsFile, CancellationToken cancellation)
    {
        await using var hub = HubAccess.Open(parsed);
        await using var scope = hub.CreateAsyncScope();
        await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
        var options = await WithMappingAsync(scope.ServiceProvider.GetRequiredService<ImportMappings>(), given, save, cancellation);
        await using var stream = path.OpenRead();
        if (await snapshot.MayBeginAsync(parsed, scope.ServiceProvider, path, stream, options, cancellation) is { } answered)
            return answered;

        stream.Position = 0;
        await using var rejects = rejectsFile is null ? null : OpenRejects(rejectsFile, options.Restart);
        var outcome = await ImportProgressBar.ShowAsync(
            Screen.Error(parsed), path.Name,
            progress => scope.ServiceProvider.GetRequiredService<BulkImport>().RunAsync(stream, options, HubAccess.Operator, rejects, progress, cancellation));
        if (!outcome.Succeeded(out var report, out var refusal))
            throw CommandFailedException.Of(refusal);

        ImportSummary.Write(Screen.Output(parsed), report, rejectsFile);
        await snapshot.EndAsync(parsed, scope.ServiceProvider, path, stream, options, cancellation);
        return report.Rejected > 0 ? ExitCodes.DoneWithRejects : ExitCodes.Done;
    }

    /// <summary>What the operator says counts; what isn't said is as it was kept.</summary>
    internal static async Task<ImportOptions> WithMappingAsync(ImportMappings mappings, ImportOptions given, bool save, CancellationToken cancellation)
    {
        var options = await mappings.CompleteAsync(given, cancellation);
        if (save && (await mappings.SaveAsync(given.System, new ImportMapping(options.Columns, options.Scope, options.Separator), HubAccess.Operator, cancellation)).Refusal is { } refusal)
            throw CommandFailedException.Of(refusal);
        return options;
    }

    /// <summary>A resumed run goes on writing the rejects of the interrupted one.</summary>
    private static StreamWriter OpenRejects(FileInfo file, bool restart)
    {
        var writer = new StreamWriter(file.FullName, append: !restart);
        if (writer.BaseStream.Length == 0)
            writer.WriteLine("line,reason,detail");
        return writer;
    }

    private static char? SeparatorOf(string? text) => text switch
    {
        null => null,
        "\\t" => '\t',
        [var single] => single,
        _ => throw new CommandFailedException("--separator is one character, or \\t.", ExitCodes.Usage),
    };
}
