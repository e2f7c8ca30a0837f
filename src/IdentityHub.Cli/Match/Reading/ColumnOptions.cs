namespace IdentityHub.Cli.Match.Reading;

/// <summary>What the caller said of the columns.</summary>
internal sealed record ColumnOptions
{
    /// <summary>Column with the record's id, when named.</summary>
    public string? Id { get; init; }

    /// <summary>Column with the true entity, when named.</summary>
    public string? Truth { get; init; }

    /// <summary>ATTRIBUTE=COLUMN, overriding what the names say; "ignore=COLUMN" leaves one out.</summary>
    public IReadOnlyList<string> Map { get; init; } = [];

    /// <summary>Columns to be used as evidence under their own name.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
