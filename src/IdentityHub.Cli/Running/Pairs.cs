namespace IdentityHub.Cli.Running;

/// <summary>Options of the form <c>a=b</c>.</summary>
internal static class Pairs
{
    /// <summary>Splits at the first equals sign, or ends the command as misused.</summary>
    public static (string Key, string Value) Split(string pair, string option, string form)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (pair[..at], pair[(at + 1)..]) : throw new CommandFailedException($"{option} has the form {form}.", ExitCodes.Usage);
    }
}
