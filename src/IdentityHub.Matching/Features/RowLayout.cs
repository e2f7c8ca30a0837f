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
        NationalIds = Take(table, AttributeKind.NationalId, ref next, out var ids);
        Registrations = Take(table, AttributeKind.RegistrationNumber, ref next, out var registrations);
        Websites = Take(table, AttributeKind.Website, ref next, out _);
        Extras = Take(table, AttributeKind.Extra, ref next, out var names);
        (NationalIdNames, RegistrationNames, ExtraNames) = (ids, registrations, names);
        Stride = next;
    }

    private RowLayout(RowLayout left, RowLayout right)
    {
        var next = Fields.Count;
        Emails = Next(Math.Max(left.Emails.Count, right.Emails.Count), ref next);
        Phones = Next(Math.Max(left.Phones.Count, right.Phones.Count), ref next);
        NationalIdNames = Union(left.NationalIdNames, right.NationalIdNames);
        NationalIds = Next(NationalIdNames.Count, ref next);
        RegistrationNames = Union(left.RegistrationNames, right.RegistrationNames);
        Registrations = Next(RegistrationNames.Count, ref next);
        Websites = Next(Math.Max(left.Websites.Count, right.Websites.Count), ref next);
        ExtraNames = Union(left.ExtraNames, right.ExtraNames);
        Extras = Next(ExtraNames.Count, ref next);
        Stride = next;
    }

    public FieldRange Emails { get; }

    public FieldRange Phones { get; }

    public FieldRange NationalIds { get; }

    public FieldRange Registrations { get; }

    public FieldRange Websites { get; }

    public FieldRange Extras { get; }

    public IReadOnlyList<string> NationalIdNames { get; }

    public IReadOnlyList<string> RegistrationNames { get; }

    public IReadOnlyList<string> ExtraNames { get; }

    public int Stride { get; }

    /// <summary>The place of a column that has its own.</summary>
    public int PlaceOf(RecordColumn column) => _places[column];

    /// <summary>A layout that has room for the rows of both: columns of one scheme share a place.</summary>
    public static RowLayout Joined(RowLayout left, RowLayout right) => new(left, right);

    /// <summary>The names of both; one that stands several times in either, for several values of one scheme, stands as often here.</summary>
    private static List<string> Union(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var names = left.ToList();
        foreach (var group in right.GroupBy(name => name))
            names.AddRange(Enumerable.Repeat(group.Key, Math.Max(0, group.Count() - left.Count(name => name == group.Key))));
        return names;
    }

    private static FieldRange Next(int count, ref int next)
    {
        next += count;
        return new(next - count, count);
    }

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
