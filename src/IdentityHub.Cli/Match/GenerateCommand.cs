using System.CommandLine;

namespace IdentityHub.Cli.Match;

/// <summary><c>match generate</c>: writes made-up customers with known truth.</summary>
internal static class GenerateCommand
{
    public static Command Create() => new("generate", "Write made-up customers with known truth.");
}
