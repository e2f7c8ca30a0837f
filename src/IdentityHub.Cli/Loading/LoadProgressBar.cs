using System.Globalization;
using IdentityHub.MasterData.Loading;
using Spectre.Console;

namespace IdentityHub.Cli.Loading;

/// <summary>Shows how far an initial load is, a bar per phase.</summary>
internal static class LoadProgressBar
{
    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IProgress<LoadProgress>, Task<T>> load) =>
        console.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<LoadPhase, ProgressTask>();
                var result = await load(new Listener(progress =>
                {
                    if (!bars.TryGetValue(progress.Phase, out var bar))
                    {
                        Finish(bars.Values);
                        bars.Add(progress.Phase, bar = context.AddTask(Title(progress.Phase)));
                    }
                    bar.IsIndeterminate = progress.Total == 0;
                    bar.MaxValue = Math.Max(1, progress.Total);
                    bar.Value = progress.Done;
                    if (progress.Phase == LoadPhase.Reading)
                    {
                        var rate = progress.Elapsed.TotalSeconds > 0 ? progress.Records / progress.Elapsed.TotalSeconds : 0;
                        bar.Description = string.Create(CultureInfo.InvariantCulture, $"Reading {progress.Records:N0} rows, {rate:N0}/s");
                    }
                }));
                Finish(bars.Values);
                return result;
            });

    private static void Finish(IEnumerable<ProgressTask> bars)
    {
        foreach (var bar in bars)
        {
            bar.IsIndeterminate = false;
            bar.Value = bar.MaxValue;
            bar.StopTask();
        }
    }

    private static string Title(LoadPhase phase) => phase switch
    {
        LoadPhase.Reading => "Reading",
        LoadPhase.Resolving => "Resolving",
        LoadPhase.Parties => "Writing parties",
        LoadPhase.MatchKeys => "Writing match keys",
        LoadPhase.Words => "Writing search words",
        _ => "Writing questions to stewards",
    };

    /// <summary>Unlike <see cref="Progress{T}"/>, reports at once and in order.</summary>
    private sealed class Listener(Action<LoadProgress> report) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => report(value);
    }
}
