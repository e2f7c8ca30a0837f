using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IdentityHub.Cli.Match.Writing;
using IdentityHub.Cli.Running;
using IdentityHub.Matching.Generation;

namespace IdentityHub.Cli.Match;

/// <summary><c>match generate</c>: writes made-up customers with known truth.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var count = new Argument<int>("N") { Description = "How many records." };
        var file = new Argument<string>("FILE") { Description = "Where they go, as CSV; entity_id is the truth." };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same records.", DefaultValueFactory = _ => new GeneratorOptions().Seed, HelpName = "SEED" };
        var family = new Option<string>("--family") { Description = "Kind of data.", DefaultValueFactory = _ => "standard" };
        family.AcceptOnlyFromAmong([.. GeneratorFamilies.All.Keys]);
        count.Validators.Add(result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var records) || records <= 0)
                result.AddError($"N must be a whole number above 0, not '{result.Tokens[0].Value}'.");
        });
        var command = new Command("generate", "Write made-up customers of several systems and countries with known truth.") { count, file, seed, family };
        command.SetAction(async (parse, cancellation) =>
        {
            var terminal = new Terminal(parse.InvocationConfiguration);
            var clock = Stopwatch.StartNew();
            var (total, path) = (parse.GetValue(count), parse.GetRequiredValue(file));
            var options = GeneratorFamilies.All[parse.GetValue(family)!] with { Seed = parse.GetValue(seed) };
            await terminal.WithProgressAsync(async report =>
            {
                await GeneratedWriter.WriteAsync(path, new CustomerGenerator(options).Take(total), total, fraction => report("Generating", fraction), cancellation).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{total:N0} records in {clock.Elapsed.TotalSeconds:F1} s: {path}")).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }
}
