using System.Globalization;
using IdentityHub.MasterData.Import;
using Spectre.Console;

namespace IdentityHub.Cli.Import;

/// <summary>What an import came to, as a table.</summary>
internal static class ImportSummary
{
    public static void Write(IAnsiConsole console, ImportReport report, FileInfo? rejects)
    {
        if (report.AlreadyComplete)
        {
            console.WriteLine("This file was imported before, to its end; nothing was done. (--restart does it again.)");
            return;
        }

        var table = new Table().HideHeaders().AddColumns("What", "How many");
        table.Columns[1].RightAligned();
        Row(table, "records", report.Records);
        foreach (var (decision, count) in report.Decisions.OrderBy(pair => pair.Key))
            Row(table, decision.ToString().ToLowerInvariant(), count);
        Row(table, "refused", report.Rejected);
        console.Write(table);

        var fresh = report.Records - report.ResumedAtRecord;
        var seconds = report.Elapsed.TotalSeconds;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s, {(seconds > 0 ? fresh / seconds : 0):N0} records/s"));
        if (report.ResumedAtRecord > 0)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Resumed an interrupted run at record {report.ResumedAtRecord:N0}."));
        if (report.Rejected > 0)
            console.WriteLine(rejects is null ? "Which rows were refused and why: run again with --restart --rejects FILE." : $"Refused rows: {rejects}");
    }

    private static void Row(Table table, string what, long count) => table.AddRow(what, count.ToString("N0", CultureInfo.InvariantCulture));
}
