using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.Matching;
using IdentityHub.Matching.Scoring;
using Spectre.Console;

namespace IdentityHub.Cli.Match;

/// <summary><c>match explain</c>: why two records match or not, comparison by comparison.</summary>
internal static class ExplainCommand
{
    private const int BarWidth = 30;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Delimited text with a header." };
        var left = new Argument<string>("ID1") { Description = "Id of a record, or SOURCE:ID." };
        var right = new Argument<string>("ID2") { Description = "Id of the other." };
        var input = new InputOptions();
        var command = new Command("explain", "Show the weights that speak for and against two records being one party.") { file, left, right };
        input.AddReading(command);
        command.Options.Add(input.Model);
        command.SetAction(async (parse, cancellation) =>
        {
            var terminal = new Terminal(parse.InvocationConfiguration);
            var (model, modelProblem) = await InputOptions.ReadModelAsync(parse.GetValue(input.Model), cancellation).ConfigureAwait(false);
            if (modelProblem is not null)
                return terminal.Fail(modelProblem);
            var path = parse.GetRequiredValue(file);
            var (loaded, exit) = await MatchRun.LoadAsync(terminal, [path], input.Columns(parse), parse.GetValue(input.Quiet), cancellation).ConfigureAwait(false);
            if (loaded is null)
                return exit;
            var (a, b) = (loaded.Find(parse.GetRequiredValue(left)), loaded.Find(parse.GetRequiredValue(right)));
            if (a < 0 || b < 0)
                return terminal.Fail($"{path}: there is no record '{parse.GetRequiredValue(a < 0 ? left : right)}'.");
            if (a == b)
                return terminal.Fail($"{path}: both ids are the same record.");

            var explanation = await terminal.WithProgressAsync(async report =>
            {
                report("Learning", 0.5);
                return await Task.Run(() => MatchEngine.Explain(loaded.Table, a, b, model), cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
            Print(terminal.Out, explanation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(IAnsiConsole console, PairExplanation explanation)
    {
        var steps = Steps(explanation);
        var low = Math.Min(0, steps.Min(step => Math.Min(step.From, step.To)));
        var high = Math.Max(0, steps.Max(step => Math.Max(step.From, step.To)));
        var scale = BarWidth / Math.Max(1, high - low);
        var table = new Table().Border(TableBorder.Minimal).AddColumns("comparison", "level", "left", "right");
        table.AddColumn(new TableColumn("bits").RightAligned());
        table.AddColumn("running sum");
        foreach (var step in steps)
        {
            table.AddRow(
                Markup.Escape(step.Name), Markup.Escape(step.Level), Markup.Escape(step.Left), Markup.Escape(step.Right),
                step.Weight.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture), Bar(step, low, scale));
        }

        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{explanation.TotalWeight:+0.00;-0.00} bits, probability {explanation.Probability:0.######}: {Verdict(explanation)}"));
    }

    private static List<Step> Steps(PairExplanation explanation)
    {
        var steps = new List<Step> { new("prior", "two random records", "", "", explanation.PriorWeight, 0, explanation.PriorWeight) };
        var sum = explanation.PriorWeight;
        foreach (var outcome in explanation.Outcomes)
        {
            steps.Add(new(outcome.Comparison, outcome.Level, outcome.Left ?? "–", outcome.Right ?? "–", outcome.Weight, sum, sum + outcome.Weight));
            sum += outcome.Weight;
        }

        return steps;
    }

    private static string Bar(Step step, double low, double scale)
    {
        var from = (int)Math.Round((Math.Min(step.From, step.To) - low) * scale);
        var width = (int)Math.Round(Math.Abs(step.Weight) * scale);
        if (width == 0)
            return new string(' ', from) + (step.Weight == 0 ? "·" : "▏");
        var colour = step.Weight > 0 ? "green" : "red";
        return $"{new string(' ', from)}[{colour}]{new string(step.Weight > 0 ? '█' : '▒', width)}[/]";
    }

    private static string Verdict(PairExplanation explanation) => explanation.Verdict switch
    {
        PairVerdict.Link => "one party",
        PairVerdict.Review => "left to a steward",
        PairVerdict.Veto => "never one party",
        _ => "apart",
    } + (explanation.Rule is { } rule ? $" (rule: {rule})" : string.Empty);

    private sealed record Step(string Name, string Level, string Left, string Right, double Weight, double From, double To);
}
