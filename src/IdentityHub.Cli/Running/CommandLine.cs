using System.CommandLine;

namespace IdentityHub.Cli.Running;

/// <summary>Runs a command line: parse, run, and whatever happens leave an exit code and at most one line on standard error.</summary>
internal static class CommandLine
{
    /// <summary>Exit code by <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> args, TextWriter? output = null, TextWriter? error = null)
    {
        foreach (var option in HubOptions.All)
            root.Add(option);
        output ??= Console.Out;
        error ??= Console.Error;

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"identityhub: {parsed.Errors[0].Message.ReplaceLineEndings(" ")} Try --help.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("identityhub: interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception failure)
        {
            var isVerbose = parsed.GetValue(HubOptions.Verbose);
            await error.WriteLineAsync($"identityhub: {(isVerbose ? failure.ToString() : OneLine(failure))}");
            return failure is CommandFailedException failed ? failed.ExitCode : ExitCodes.Failed;
        }
    }

    private static string OneLine(Exception failure) =>
        failure is CommandFailedException
            ? failure.Message
            : $"{failure.GetBaseException().Message.ReplaceLineEndings(" ")} (--verbose for more)";
}
