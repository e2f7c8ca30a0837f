namespace IdentityHub.Matching.Records;

/// <summary>One column of a table: for every record the number of its raw value in a pool of distinct values, or -1 when there is none.</summary>
public sealed class RecordColumn
{
    internal RecordColumn(AttributeKind kind, string name, int[] codes, TextPool values)
    {
        Kind = kind;
        Name = name;
        CodeArray = codes;
        Values = values;
    }

    /// <summary>What the values are.</summary>
    public AttributeKind Kind { get; }

    /// <summary>The column's name; for identifiers and extra evidence it is the scheme.</summary>
    public string Name { get; }

    /// <summary>The distinct raw values.</summary>
    public TextPool Values { get; }

    /// <summary>For each record the number of its value in <see cref="Values"/>, or -1.</summary>
    public ReadOnlySpan<int> Codes => CodeArray;

    internal int[] CodeArray { get; }

    /// <summary>The raw value of a record, or null. Makes a new string: for people to read, not for loops.</summary>
    public string? this[int record] => CodeArray[record] < 0 ? null : Values[CodeArray[record]].ToString();
}
