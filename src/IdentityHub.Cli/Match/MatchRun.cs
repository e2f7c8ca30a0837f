using IdentityHub.Cli.Match.Reading;
using IdentityHub.Cli.Running;
using IdentityHub.Matching;
using Spectre.Console;

namespace IdentityHub.Cli.Match;

/// <summary>What the commands have in common: load files with a progress bar, say what was recognised, report the engine's phases.</summary>
internal static class MatchRun
{
    public static async Task<(LoadedTable? Table, int Exit)> LoadAsync(
        Terminal terminal, IReadOnlyList<string> paths, ColumnOptions options, bool quiet, CancellationToken cancellation)
    {
        var (table, problem) = await terminal.WithProgressAsync(async report =>
            await TableLoader.LoadAsync(paths, options, new Direct<double>(fraction => report("Reading", fraction)), cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        if (table is null)
            return (null, terminal.Fail(problem!.ToString()));
        if (!quiet)
            Describe(terminal, table);
        foreach (var warning in table.Warnings)
            await terminal.Error.WriteLineAsync($"warning: {warning}").ConfigureAwait(false);
        return (table, ExitCodes.Done);
    }

    /// <summary>Progress of the engine, told at once on the thread that makes it: <see cref="Progress{T}"/> would queue.</summary>
    public static IProgress<MatchProgress> Phases(Action<string, double> report) => new Direct<MatchProgress>(progress => report(
        progress.Phase switch
        {
            MatchPhase.Normalise => "Normalising",
            MatchPhase.Train => "Learning",
            MatchPhase.Score => "Scoring",
            _ => "Clustering",
        },
        progress.Fraction));

    private static void Describe(Terminal terminal, LoadedTable table)
    {
        foreach (var (file, plan) in table.Files)
        {
            var columns = file.Dialect.Header.Zip(plan.Roles).ToList();
            var used = columns.Where(pair => pair.Second.Use != ColumnUse.Ignored).Select(pair => $"{pair.First} = {pair.Second}");
            var unused = columns.Where(pair => pair.Second.Use == ColumnUse.Ignored).Select(pair => pair.First).ToList();
            terminal.Error.WriteLine($"{file.Path} ({file.Dialect.Encoding.WebName}, {Name(file.Dialect.Delimiter)}): {string.Join("; ", used)}{(unused.Count > 0 ? $"; not used: {string.Join(", ", unused)}" : "")}");
        }
    }

    private static string Name(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        _ => "pipe",
    };

    private sealed class Direct<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
