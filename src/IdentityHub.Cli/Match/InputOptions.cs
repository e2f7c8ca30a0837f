using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using IdentityHub.Cli.Match.Reading;
using IdentityHub.Matching.Model;

namespace IdentityHub.Cli.Match;

/// <summary>The options that every command on files has.</summary>
internal sealed class InputOptions
{
    public Option<string?> Id { get; } = new("--id") { Description = "Column with the record's id. Otherwise found by its name, or the row's number.", HelpName = "COLUMN" };

    public Option<string[]> Map { get; } = new("--map")
    {
        Description = $"Use a column as an attribute, whatever its name. Attributes: {string.Join(", ", ColumnPlanner.AttributeNames())}.",
        HelpName = "ATTRIBUTE=COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string[]> Evidence { get; } = new("--evidence")
    {
        Description = "Use a column that isn't recognised as evidence under its own name.", HelpName = "COLUMN", AllowMultipleArgumentsPerToken = true,
    };

    public Option<string?> Model { get; } = new("--model") { Description = "Model file, as 'match train' writes it. Otherwise a model is learnt from the records.", HelpName = "FILE" };

    public Option<double?> Threshold { get; } = new("--threshold")
    {
        Description = "Probability from which a pair is linked, above 0 and below 1. Otherwise the engine chooses.", HelpName = "P", CustomParser = Probability,
    };

    public Option<bool> UniqueWithinSource { get; } = new("--unique-within-source") { Description = "Two records of one source are never the same party." };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say nothing but the result and errors." };

    public void AddReading(Command command)
    {
        command.Options.Add(Id);
        command.Options.Add(Map);
        command.Options.Add(Evidence);
        command.Options.Add(Quiet);
    }

    public void AddMatching(Command command)
    {
        command.Options.Add(Model);
        command.Options.Add(Threshold);
        command.Options.Add(UniqueWithinSource);
    }

    private static double? Probability(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1)
            return value;
        result.AddError($"--threshold must be above 0 and below 1, not '{result.Tokens[0].Value}'.");
        return null;
    }

    public ColumnOptions Columns(ParseResult parse, string? truth = null) => new()
    {
        Id = parse.GetValue(Id),
        Truth = truth,
        Map = parse.GetValue(Map) ?? [],
        Evidence = parse.GetValue(Evidence) ?? [],
    };

    /// <summary>The model of the file that was named; neither when none was.</summary>
    public static async Task<(MatchModel? Model, string? Problem)> ReadModelAsync(string? path, CancellationToken cancellation)
    {
        if (path is null)
            return (null, null);
        if (!File.Exists(path))
            return (null, $"{path}: there is no such model file.");
        try
        {
            return (MatchModel.FromJson(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)), null);
        }
        catch (FormatException error)
        {
            return (null, $"{path}: {error.Message}");
        }
    }
}
