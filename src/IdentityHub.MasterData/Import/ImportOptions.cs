namespace IdentityHub.MasterData.Import;

/// <summary>What to import and how.</summary>
/// <param name="System">The source system whose records the file holds.</param>
/// <param name="Format">How the file is written.</param>
public sealed record ImportOptions(string System, ImportFormat Format)
{
    /// <summary>Scope of the source keys; empty for none.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Columns whose meaning isn't recognised by their name: column → field, for example <c>CUST_NO → key</c>; a field of <c>-</c> leaves the column out.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Column separator of a CSV file; null: found out from the header line among <c>, ; tab |</c>.</summary>
    public char? Separator { get; init; }

    /// <summary>Records per transaction; 1 to 5,000.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>True starts from the beginning even when an earlier run of the same file was interrupted.</summary>
    public bool Restart { get; init; }
}
