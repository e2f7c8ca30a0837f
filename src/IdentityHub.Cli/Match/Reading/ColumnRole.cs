using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>What a column of a file is used as: an attribute, or one of the parts that the reader itself needs.</summary>
/// <param name="Use">How it is used.</param>
/// <param name="Kind">Which attribute, when it is one.</param>
internal readonly record struct ColumnRole(ColumnUse Use, AttributeKind Kind = AttributeKind.Extra)
{
    public static implicit operator ColumnRole(AttributeKind kind) => new(ColumnUse.Attribute, kind);

    public override string ToString() => Use == ColumnUse.Attribute ? Words(Kind.ToString()) : Words(Use.ToString());

    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
