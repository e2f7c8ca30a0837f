using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Cli.Running;

/// <summary>Ends a command with one line for the operator.</summary>
internal sealed class CommandFailedException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    /// <summary>What the shell learns.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The hub refused.</summary>
    public static CommandFailedException Of(Refusal refusal) => new($"{refusal.Reason}: {refusal.Message}");
}
