using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Match.Writing;
using IdentityHub.Cli.Running;
using IdentityHub.Matching;

namespace IdentityHub.Cli.Match;

/// <summary><c>match resolve</c>: adds a party to every record of one file or several.</summary>
internal static class ResolveCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Delimited text with a header; several files are several sources.", Arity = ArgumentArity.OneOrMore };
        var outFile = new Option<string>("--out", "-o") { Description = "Where the records go, with party_id and match_probability added.", HelpName = "FILE", Required = true };
        var review = new Option<string?>("--review") { Description = "Where the pairs for a steward go; next to --out unless named.", HelpName = "FILE" };
        var input = new InputOptions();
        var command = new Command("resolve", "Find the parties of one or several files and write them out.") { files, outFile, review };
        input.AddReading(command);
        input.AddMatching(command);
        command.SetAction(async (parse, cancellation) =>
        {
            var terminal = new Terminal(parse.InvocationConfiguration);
            var quiet = parse.GetValue(input.Quiet);
            var target = parse.GetRequiredValue(outFile);
            var paths = parse.GetRequiredValue(files);
            if (Array.Exists(paths, path => Path.GetFullPath(path) == Path.GetFullPath(target)))
                return terminal.Fail($"{target}: the output would overwrite an input.");
            var (model, modelProblem) = await InputOptions.ReadModelAsync(parse.GetValue(input.Model), cancellation).ConfigureAwait(false);
            if (modelProblem is not null)
                return terminal.Fail(modelProblem);
            var (loaded, exit) = await MatchRun.LoadAsync(terminal, paths, input.Columns(parse), quiet, cancellation).ConfigureAwait(false);
            if (loaded is null)
                return exit;

            var options = new ResolveOptions { Threshold = parse.GetValue(input.Threshold), UniqueWithinSource = parse.GetValue(input.UniqueWithinSource) };
            var reviewFile = parse.GetValue(review) ?? Path.ChangeExtension(target, ".review.csv");
            var resolution = await terminal.WithProgressAsync(async report =>
            {
                var found = await Task.Run(() => MatchEngine.Resolve(loaded.Table, model, options, MatchRun.Phases(report), cancellation), cancellation).ConfigureAwait(false);
                await ResolutionWriter.WriteRecordsAsync(target, loaded, found, fraction => report("Writing", fraction), cancellation).ConfigureAwait(false);
                await ResolutionWriter.WriteReviewAsync(reviewFile, loaded.Table, found, cancellation).ConfigureAwait(false);
                return found;
            }).ConfigureAwait(false);

            if (quiet)
                return ExitCodes.Done;
            await terminal.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{loaded.Table.Count:N0} records are {resolution.PartyCount:N0} parties (threshold {resolution.Threshold:0.#####}): {target}")).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{resolution.ReviewPairs.Count:N0} pairs to review: {reviewFile}")).ConfigureAwait(false);
            foreach (var note in resolution.Notes)
                await terminal.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }
}
