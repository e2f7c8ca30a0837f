using System.CommandLine;
using IdentityHub.Cli.Running;
using Spectre.Console;

namespace IdentityHub.Cli.Match;

/// <summary>Where a command writes: results to standard output, progress and remarks to standard error, so that output can be piped.</summary>
internal sealed class Terminal
{
    public Terminal(InvocationConfiguration configuration)
    {
        Output = configuration.Output;
        Error = configuration.Error;
        Out = Console(configuration.Output, System.Console.IsOutputRedirected || configuration.Output != System.Console.Out);
        Remarks = Console(configuration.Error, System.Console.IsErrorRedirected || configuration.Error != System.Console.Error);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Remarks { get; }

    /// <summary>Runs work with a progress bar on standard error; without a terminal there only the work is done.</summary>
    public async Task<T> WithProgressAsync<T>(Func<Action<string, double>, Task<T>> work)
    {
        if (!Remarks.Profile.Capabilities.Interactive)
            return await work((_, _) => { }).ConfigureAwait(false);
        return await Remarks.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<string, ProgressTask>();
                return await work((phase, fraction) =>
                {
                    lock (bars)
                    {
                        if (!bars.TryGetValue(phase, out var bar))
                            bars[phase] = bar = context.AddTask(phase, maxValue: 1);
                        bar.Value = Math.Clamp(fraction, 0, 1);
                    }
                }).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    /// <summary>A sentence about what went wrong; returns the exit code to end with.</summary>
    public int Fail(string message)
    {
        Error.WriteLine($"identityhub: {message}");
        return ExitCodes.Failed;
    }

    private static IAnsiConsole Console(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = 160;
        return console;
    }
}
