using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Import;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Loading;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Loading;

/// <summary><c>identityhub load crm=crm.csv shop=shop.jsonl</c>: fills an empty hub with files of millions of records.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("SOURCE=FILE")
        {
            Description = "Whose records a file holds, and the file: CSV with a header line, JSON Lines or a customer list in XML; UTF-8. Several are resolved together.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var scope = new Option<string[]>("--scope") { Description = "Site or customer list within which a source's keys are unique: --scope shop=site-1.", DefaultValueFactory = _ => [] };
        var map = new Option<string[]>("--map") { Description = "What a column means: --map CUST_NO=key; - leaves the column out. May be given several times.", DefaultValueFactory = _ => [] };
        var rejects = new Option<FileInfo?>("--rejects") { Description = "Where to write which rows were refused and why (CSV)." };
        var discard = new Option<bool>("--discard") { Description = "Give up a load that was begun and has written nothing yet." };
        var command = new Command(
            "load", "Fill an empty hub: all records are resolved together and written in bulk. A load that was interrupted goes on when it is begun again with the same files.")
        {
            files, scope, map, rejects, discard,
        };
        command.SetAction((parsed, cancellation) => parsed.GetValue(discard)
            ? DiscardAsync(parsed, cancellation)
            : RunAsync(parsed, Files(parsed.GetValue(files) ?? [], parsed.GetValue(scope) ?? [], parsed.GetValue(map) ?? []), parsed.GetValue(rejects), cancellation));
        return command;
    }

    private static List<(FileInfo Path, ImportOptions Options)> Files(string[] pairs, string[] scopes, string[] maps)
    {
        if (pairs.Length == 0)
            throw new CommandFailedException("Name at least one file, as SOURCE=FILE.", ExitCodes.Usage);
        var scopeOf = scopes.Select(pair => Pairs.Split(pair, "--scope", "source=scope")).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var columns = maps.Select(pair => Pairs.Split(pair, "--map", "column=field")).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return [.. pairs.Select(pair =>
        {
            var (source, name) = Pairs.Split(pair, "A file", "SOURCE=FILE");
            var path = new FileInfo(name);
            if (!path.Exists)
                throw new CommandFailedException($"There is no file {path}.", ExitCodes.Usage);
            return (path, new ImportOptions(source, FileFormats.Of(null, path)) { Scope = scopeOf.GetValueOrDefault(source, ""), Columns = columns });
        })];
    }

    private static async Task<int> RunAsync(ParseResult parsed, List<(FileInfo Path, ImportOptions Options)> files, FileInfo? rejectsFile, CancellationToken cancellation)
    {
        await using var hub = HubAccess.Open(parsed);
        await using var scope = hub.CreateAsyncScope();
        await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
        var load = scope.ServiceProvider.GetRequiredService<InitialLoad>();
        await using var rejects = rejectsFile is null ? null : new StreamWriter(rejectsFile.FullName, append: false);
        if (rejects is not null)
            await rejects.WriteLineAsync("line,reason,detail,file");
        var mappings = scope.ServiceProvider.GetRequiredService<ImportMappings>();
        var opened = new List<LoadFile>();
        foreach (var (path, options) in files)
            opened.Add(new LoadFile(path.Name, path.OpenRead(), await ImportCommand.WithMappingAsync(mappings, options, save: false, cancellation)));
        try
        {
            var outcome = await LoadProgressBar.ShowAsync(Screen.Error(parsed), progress => load.RunAsync(opened, HubAccess.Operator, rejects, progress, cancellation));
            if (!outcome.Succeeded(out var report, out var refusal))
                throw CommandFailedException.Of(refusal);
            Write(parsed, report);
            return report.Rejected > 0 ? ExitCodes.DoneWithRejects : ExitCodes.Done;
        }
        finally
        {
            foreach (var file in opened)
                await file.Content.DisposeAsync();
        }
    }

    private static async Task<int> DiscardAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var hub = HubAccess.Open(parsed);
        await using var scope = hub.CreateAsyncScope();
        await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
        var was = await scope.ServiceProvider.GetRequiredService<InitialLoad>().DiscardAsync(cancellation);
        if (!was.Succeeded(out var wasBegun, out var refusal))
            throw CommandFailedException.Of(refusal);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(wasBegun ? "The load was given up; the hub is empty." : "No load is under way.");
        return ExitCodes.Done;
    }

    private static void Write(ParseResult parsed, LoadReport report)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (report.AlreadyComplete)
        {
            output.WriteLine("These files were loaded before, to their end; nothing was done.");
            return;
        }
        var seconds = report.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Records:N0} records, {report.Parties:N0} parties, {report.Tasks:N0} questions to stewards, {report.Late:N0} late rows, {report.Rejected:N0} refused."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s, {(seconds > 0 ? report.Rows / seconds : 0):N0} rows/s{(report.Resumed ? "; went on with an interrupted run" : "")}"));
    }
}
