using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Which places a record's row has. It follows from the columns of the table.</summary>
internal sealed class RowLayout
{
    private readonly Dictionary<RecordColumn, int> _places = [];

    public RowLayout(RecordTable table)
    {
        var next = Fields.Count;
        Emails = Take(table, AttributeKind.Email, ref next, out _);
        Phones = Take(table, AttributeKind.Phone, ref next, out _);
        NationalIds = Take(table, AttributeKind.NationalId, ref next, out _);
        Registrations = Take(table, AttributeKind.RegistrationNumber, ref next, out _);
        Websites = Take(table, AttributeKind.Website, ref next, out _);
        Extras = Take(table, AttributeKind.Extra, ref next, out var names);
        ExtraNames = names;
        Stride = next;
    }

    public FieldRange Emails { get; }

    public FieldRange Phones { get; }

    public FieldRange NationalIds { get; }

    public FieldRange Registrations { get; }

    public FieldRange Websites { get; }

    public FieldRange Extras { get; }

    public IReadOnlyList<string> ExtraNames { get; }

    public int Stride { get; }

    /// <summary>The place of a column that has its own.</summary>
    public int PlaceOf(RecordColumn column) => _places[column];

    private FieldRange Take(RecordTable table, AttributeKind kind, ref int next, out List<string> names)
    {
        var start = next;
        names = [];
        foreach (var column in table.Columns.Where(c => c.Kind == kind))
        {
            _places[column] = next++;
            names.Add(column.Name);
        }

        return new(start, next - start);
    }
}
