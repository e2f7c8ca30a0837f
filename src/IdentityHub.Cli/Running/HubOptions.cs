using System.CommandLine;

namespace IdentityHub.Cli.Running;

/// <summary>Options of every command.</summary>
internal static class HubOptions
{
    /// <summary>A configuration file of the hub.</summary>
    public static Option<FileInfo?> Config { get; } = new Option<FileInfo?>("--config")
    {
        Description = "Configuration file of the hub (JSON). Without it, appsettings.json of the current folder is read if there is one.",
        Recursive = true,
    };

    /// <summary>Single configuration keys.</summary>
    public static Option<string[]> Set { get; } = new Option<string[]>("--set", "-s")
    {
        Description = "One configuration key, for example --set Database:Provider=Sqlite. Wins over environment (Database__Provider) and file.",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Details of failures.</summary>
    public static Option<bool> Verbose { get; } = new Option<bool>("--verbose") { Description = "Say everything about a failure.", Recursive = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Config, Set, Verbose];
}
