namespace IdentityHub.Cli.Running;

/// <summary>What the shell learns.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Not done; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Done, but some rows were refused.</summary>
    public const int DoneWithRejects = 3;

    /// <summary>The database isn't of this version, or a check found a difference.</summary>
    public const int CheckFailed = 4;

    /// <summary>Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
