using System.CommandLine;
using Spectre.Console;

namespace IdentityHub.Cli.Running;

/// <summary>Where a command writes: answers to standard output, progress to standard error.</summary>
internal static class Screen
{
    private const int WidthOfFiles = 400;

    /// <summary>For answers: tables and summaries.</summary>
    public static IAnsiConsole Output(ParseResult parsed) => On(parsed.InvocationConfiguration.Output);

    /// <summary>For progress: redirecting the answer to a file leaves it on the terminal.</summary>
    public static IAnsiConsole Error(ParseResult parsed) => On(parsed.InvocationConfiguration.Error);

    private static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // In a file or a pipe no line is too long, and a key that is broken in two can't be searched for.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
