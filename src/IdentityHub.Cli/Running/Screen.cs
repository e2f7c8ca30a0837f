using System.CommandLine;
using Spectre.Console;

namespace IdentityHub.Cli.Running;

/// <summary>Where a command writes: answers to standard output, progress to standard error.</summary>
internal static class Screen
{
    /// <summary>For answers: tables and summaries.</summary>
    public static IAnsiConsole Output(ParseResult parsed) => On(parsed.InvocationConfiguration.Output);

    /// <summary>For progress: redirecting the answer to a file leaves it on the terminal.</summary>
    public static IAnsiConsole Error(ParseResult parsed) => On(parsed.InvocationConfiguration.Error);

    private static IAnsiConsole On(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
