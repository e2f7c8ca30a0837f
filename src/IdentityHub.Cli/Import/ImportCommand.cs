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
        var file = new Argument<FileInfo>("FILE") { Description = "The file: CSV with a header line, or JSON Lines; UTF-8." };
        var source = new Option<string>("--source") { Description = "Code of the source system whose records these are.", Required = true };
        var scope = new Option<string>("--scope") { Description = "Site or customer list within which the keys are unique.", DefaultValueFactory = _ => "" };
        var format = new Option<string?>("--format") { Description = "How the file is written; by its name without this option." };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var map = new Option<string[]>("--map") { Description = "What a column means: --map CUST_NO=key; - leaves the column out. May be given several times.", DefaultValueFactory = _ => [] };
        var separator = new Option<string?>("--separator") { Description = "Column separator of a CSV file, one character or \\t; found out without this option." };
        var rejects = new Option<FileInfo?>("--rejects") { Description = "Where to write which rows were refused and why (CSV)." };
        var batch = new Option<int>("--batch") { Description = "Records per transaction, 1 to 5000.", DefaultValueFactory = _ => 500 };
        var restart = new Option<bool>("--restart") { Description = "Begin anew even when an earlier run of this file was interrupted." };

        var command = new Command("import", "Import source records from a file: idempotent, and resumed where an interrupted run stopped.")
        {
            file, source, scope, format, map, separator, rejects, batch, restart,
        };
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
            return RunAsync(parsed, path, options, parsed.GetValue(rejects), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, FileInfo path, ImportOptions options, FileInfo? rejectsFile, CancellationToken cancellation)
    {
        await using var hub = HubAccess.Open(parsed);
        await using var scope = hub.CreateAsyncScope();
        await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
        var import = scope.ServiceProvider.GetRequiredService<BulkImport>();

        await using var stream = path.OpenRead();
        await using var rejects = rejectsFile is null ? null : OpenRejects(rejectsFile, options.Restart);
        var outcome = await ImportProgressBar.ShowAsync(
            Screen.Error(parsed), path.Name,
            progress => import.RunAsync(stream, options, HubAccess.Operator, rejects, progress, cancellation));
        if (!outcome.Succeeded(out var report, out var refusal))
            throw CommandFailedException.Of(refusal);

        ImportSummary.Write(Screen.Output(parsed), report, rejectsFile);
        return report.Rejected > 0 ? ExitCodes.DoneWithRejects : ExitCodes.Done;
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
