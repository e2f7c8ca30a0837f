using System.CommandLine;

namespace IdentityHub.Cli.Match;

/// <summary><c>identityhub match …</c>: the matching engine on files, without a database.</summary>
internal static class MatchCommand
{
    public static Command Create() => new("match", "Find records of one party in files, without a database.")
    {
        EvaluateCommand.Create(),
        ResolveCommand.Create(),
        TrainCommand.Create(),
        ExplainCommand.Create(),
        GenerateCommand.Create(),
    };
}
