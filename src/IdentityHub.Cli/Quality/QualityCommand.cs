using System.CommandLine;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Quality;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IdentityHub.Cli.Quality;

/// <summary><c>identityhub quality</c>: measures what the sources deliver and how matching fares.</summary>
internal static class QualityCommand
{
    public static Command Create()
    {
        var command = new Command("quality", "Measure completeness, validity, uniqueness and freshness of every source, and how matching fares; the workbench shows the latest measurement.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var report = await scope.ServiceProvider.GetRequiredService<QualityMeasure>().RunAsync(cancellation);
            var table = new Table().AddColumns("source", "records", "complete", "valid", "unique", "within a year", "shared values");
            foreach (var source in report.Sources)
            {
                table.AddRow(
                    source.System, Number(source.Records), Percent(source.Completeness), Percent(source.Validity), Percent(source.Uniqueness),
                    Percent(source.Records == 0 ? 0 : (double)source.Year / source.Records), Number(source.Shared.Count));
            }
            Screen.Output(parsed).Write(table);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Match.Records:N0} records, {report.Match.Parties:N0} parties, {report.Match.OpenTasks.Values.Sum():N0} open questions; measured in {report.Took.TotalSeconds:0.0} s."));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Percent(double part) => part.ToString("P1", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
