using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.Matching;
using IdentityHub.Matching.Evaluation;
using Spectre.Console;

namespace IdentityHub.Cli.Match;

/// <summary><c>match evaluate</c>: resolves a file whose truth is known and counts how well.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Delimited text with a header." };
        var truth = new Option<string>("--truth") { Description = "Column with the true entity. It serves for the counting only.", HelpName = "COLUMN", Required = true };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var input = new InputOptions();
        var command = new Command("evaluate", "Resolve a file with known truth and print precision, recall and times.") { file, truth, json };
        input.AddReading(command);
        input.AddMatching(command);
        command.SetAction(async (parse, cancellation) =>
        {
            var terminal = new Terminal(parse.InvocationConfiguration);
            var quiet = parse.GetValue(input.Quiet);
            var (model, modelProblem) = await InputOptions.ReadModelAsync(parse.GetValue(input.Model), cancellation).ConfigureAwait(false);
            if (modelProblem is not null)
                return terminal.Fail(modelProblem);
            var (loaded, exit) = await MatchRun.LoadAsync(terminal, [parse.GetRequiredValue(file)], input.Columns(parse, parse.GetRequiredValue(truth)), quiet, cancellation)
                .ConfigureAwait(false);
            if (loaded is null)
                return exit;

            var options = new ResolveOptions { Threshold = parse.GetValue(input.Threshold), UniqueWithinSource = parse.GetValue(input.UniqueWithinSource) };
            var result = await terminal.WithProgressAsync(report => Task.Run(
                () => MatchEngine.Evaluate(loaded.Table, loaded.Truth!, model, options, MatchRun.Phases(report), cancellation), cancellation)).ConfigureAwait(false);

            var figures = EvaluationReport.From(loaded.Table.Count, loaded.Seconds, result);
            if (parse.GetValue(json))
                await terminal.Output.WriteLineAsync(figures.ToJson()).ConfigureAwait(false);
            else
                Print(terminal, figures, result);
            if (!quiet)
            {
                foreach (var note in result.Resolution.Notes)
                    await terminal.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, EvaluationReport figures, EvaluationResult result)
    {
        var seconds = figures.Seconds;
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Records:N0} records, {result.Resolution.PartyCount:N0} parties, {figures.CandidatePairs:N0} candidate pairs, {result.TruePairs:N0} true pairs, blocking recall {figures.BlockingRecall:P2}"));
        var table = new Table().Border(TableBorder.Minimal).AddColumns("", "threshold", "precision", "recall", "F1");
        Row("chosen (no truth used)", figures.Chosen);
        Row("best (with the truth in hand)", figures.Best);
        terminal.Out.Write(table);
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seconds: load {seconds.Load:F2}, train {seconds.Train:F2}, score {seconds.Score:F2}, cluster {seconds.Cluster:F2}, total {seconds.Total:F2}; peak memory {figures.PeakMegabytes:N0} MB; {result.Resolution.ReviewPairs.Count:N0} pairs for review"));

        void Row(string name, QualityReport quality) => table.AddRow(
            name,
            quality.Threshold.ToString("0.#####", CultureInfo.InvariantCulture),
            quality.Precision.ToString("F4", CultureInfo.InvariantCulture),
            quality.Recall.ToString("F4", CultureInfo.InvariantCulture),
            quality.F1.ToString("F4", CultureInfo.InvariantCulture));
    }
}
