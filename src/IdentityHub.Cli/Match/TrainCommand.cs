using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Match.Reading;
using IdentityHub.Cli.Running;
using IdentityHub.Matching;
using IdentityHub.Matching.Training;

namespace IdentityHub.Cli.Match;

/// <summary><c>match train</c>: learns a model from a file and saves it as JSON.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Delimited text with a header." };
        var outFile = new Option<string>("--out", "-o") { Description = "Where the model goes, as JSON.", HelpName = "MODEL", Required = true };
        var labels = new Option<string?>("--labels") { Description = "Pairs that people decided: a file with id_a, id_b and match (yes or no).", HelpName = "FILE" };
        var version = new Option<string>("--name") { Description = "Name and version to give the model.", DefaultValueFactory = _ => "trained", HelpName = "VERSION" };
        var input = new InputOptions();
        var command = new Command("train", "Learn a model from a file, without labels or with them.") { file, outFile, labels, version };
        input.AddReading(command);
        command.SetAction(async (parse, cancellation) =>
        {
            var terminal = new Terminal(parse.InvocationConfiguration);
            var (loaded, exit) = await MatchRun.LoadAsync(terminal, [parse.GetRequiredValue(file)], input.Columns(parse), parse.GetValue(input.Quiet), cancellation).ConfigureAwait(false);
            if (loaded is null)
                return exit;
            var (pairs, problem) = parse.GetValue(labels) is { } path ? await LabelFile.ReadAsync(path, loaded, cancellation).ConfigureAwait(false) : ([], null);
            if (problem is not null)
                return terminal.Fail(problem.ToString());

            var options = new TrainingOptions { Version = parse.GetValue(version)!, Labels = pairs, Lasting = true };
            var result = await terminal.WithProgressAsync(report => Task.Run(
                () => MatchEngine.Train(loaded.Table, options, MatchRun.Phases(report), cancellation), cancellation)).ConfigureAwait(false);
            var target = parse.GetRequiredValue(outFile);
            await File.WriteAllTextAsync(target, result.Model.ToJson(), cancellation).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Learnt from {loaded.Table.Count:N0} records in {result.Iterations} rounds and {result.Seconds:F1} s: {target}")).ConfigureAwait(false);
            foreach (var note in result.Notes)
                await terminal.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }
}
