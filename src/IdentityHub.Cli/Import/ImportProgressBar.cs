using System.Globalization;
using IdentityHub.MasterData.Import;
using Spectre.Console;

namespace IdentityHub.Cli.Import;

/// <summary>Shows how far an import is: by bytes, with the rate of records.</summary>
internal static class ImportProgressBar
{
    public static Task<T> ShowAsync<T>(IAnsiConsole console, string name, Func<IProgress<ImportProgress>, Task<T>> import) =>
        console.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var title = Markup.Escape(name);
                var bar = context.AddTask(title);
                return import(new Listener(progress =>
                {
                    bar.MaxValue = Math.Max(1, progress.TotalBytes);
                    bar.Value = progress.Bytes;
                    var rate = progress.Elapsed.TotalSeconds > 0 ? progress.Records / progress.Elapsed.TotalSeconds : 0;
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"{title} {progress.Records:N0} records, {rate:N0}/s{Refused(progress)}");
                }));
            });

    private static string Refused(ImportProgress progress) =>
        progress.Rejected == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {progress.Rejected:N0} refused");

    /// <summary>Unlike <see cref="Progress{T}"/>, reports at once and in order.</summary>
    private sealed class Listener(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
