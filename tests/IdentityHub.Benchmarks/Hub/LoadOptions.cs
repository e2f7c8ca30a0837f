using System.Globalization;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>What to load and how: <c>hub [--provider Sqlite|PostgreSql] [--seconds 10] [--workers 16] [--calls 32] [--only intake,reads,signon,million (or of that lookup,get,decide,fresh,search,export)] [--parties 1000000] [--keep FOLDER]</c>.</summary>
/// <param name="Providers">The databases, one after the other. PostgreSQL is found by <c>IDENTITYHUB_TEST_POSTGRESQL</c>.</param>
/// <param name="Time">How long each figure is measured.</param>
/// <param name="Workers">How many callers at once.</param>
/// <param name="Calls">How many single reads are under way at once.</param>
/// <param name="Only">Which parts; empty for all.</param>
/// <param name="Parties">How many people an initial load puts into the database before anything is measured; 0 for none.</param>
/// <param name="Keep">Where a filled database stays for further runs; null to drop it.</param>
internal sealed record LoadOptions(IReadOnlyList<string> Providers, TimeSpan Time, int Workers, int Calls, IReadOnlyList<string> Only, int Parties = 0, string? Keep = null)
{
    public static LoadOptions Read(string[] args)
    {
        var options = new LoadOptions(["Sqlite", "PostgreSql"], TimeSpan.FromSeconds(10), 16, 32, []);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            options = args[i] switch
            {
                "--provider" => options with { Providers = args[i + 1].Split(',') },
                "--seconds" => options with { Time = TimeSpan.FromSeconds(int.Parse(args[i + 1], CultureInfo.InvariantCulture)) },
                "--workers" => options with { Workers = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--calls" => options with { Calls = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--only" => options with { Only = args[i + 1].Split(',') },
                "--keep" => options with { Keep = args[i + 1] },
                "--parties" => options with { Parties = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"Unknown option {args[i]}."),
            };
        }
        return options;
    }

    /// <summary>True when everything was asked for or one of these parts.</summary>
    public bool Includes(params IEnumerable<string> parts) => Only.Count == 0 || parts.Any(Only.Contains);
}
