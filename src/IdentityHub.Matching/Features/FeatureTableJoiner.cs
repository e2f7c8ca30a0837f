using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>
/// Makes a small table of rows that were read before: what was normalised is copied, as normalising an address again costs a hundred times as much. That is
/// how a record in real time meets its candidates among a million.
/// </summary>
internal sealed class FeatureTableJoiner
{
    private static readonly ParallelOptions Alone = new() { MaxDegreeOfParallelism = 1 };
    private readonly RowLayout _layout;
    private readonly ValuePools _pools = new();
    private readonly List<NameTraits> _names = [];
    private readonly List<short[]?> _nicknames = [];
    private readonly int[] _rows;
    private readonly RecordTableBuilder _records = new();
    private readonly RecordColumnBuilder _sources;
    private int _count;

    private FeatureTableJoiner(RowLayout layout, int count)
    {
        _layout = layout;
        _rows = new int[count * layout.Stride];
        _sources = _records.AddSource();
    }

    /// <summary>All rows of one table followed by some of another.</summary>
    public static FeatureTable Join(FeatureTable whole, FeatureTable other, ReadOnlySpan<int> rows)
    {
        var joiner = new FeatureTableJoiner(RowLayout.Joined(whole.Layout, other.Layout), whole.Count + rows.Length);
        for (var row = 0; row < whole.Count; row++)
            joiner.Add(whole, row);
        foreach (var row in rows)
            joiner.Add(other, row);
        return new(joiner._records.Build(), joiner._layout, joiner._pools, joiner._rows, [.. joiner._names], [.. joiner._nicknames], Alone) { DateOrder = whole.DateOrder };
    }

    private void Add(FeatureTable from, int record)
    {
        var row = from.Row(record);
        var into = _rows.AsSpan(_count++ * _layout.Stride, _layout.Stride);
        into.Fill(-1);
        var pools = from.Pools;
        into[Fields.Given] = Name(from, row[Fields.Given]);
        into[Fields.Family] = Name(from, row[Fields.Family]);
        into[Fields.Middle] = Name(from, row[Fields.Middle]);
        into[Fields.Suffix] = row[Fields.Suffix];
        into[Fields.BirthDate] = Number(pools.Dates, _pools.Dates, row[Fields.BirthDate]);
        into[Fields.Sex] = row[Fields.Sex];
        into[Fields.House] = Text(pools.Houses, _pools.Houses, row[Fields.House]);
        into[Fields.Street] = Text(pools.Streets, _pools.Streets, row[Fields.Street]);
        into[Fields.Unit] = Text(pools.Units, _pools.Units, row[Fields.Unit]);
        into[Fields.City] = Text(pools.Cities, _pools.Cities, row[Fields.City]);
        into[Fields.Postcode] = Text(pools.Postcodes, _pools.Postcodes, row[Fields.Postcode]);
        into[Fields.State] = Text(pools.States, _pools.States, row[Fields.State]);
        into[Fields.Country] = Text(pools.Countries, _pools.Countries, row[Fields.Country]);
        into[Fields.Building] = Number(pools.Buildings, _pools.Buildings, row[Fields.Building]);
        into[Fields.Organisation] = Text(pools.Organisations, _pools.Organisations, row[Fields.Organisation]);

        Texts(pools.Emails, _pools.Emails, row, from.Layout.Emails, into[_layout.Emails.Start..]);
        Texts(pools.Phones, _pools.Phones, row, from.Layout.Phones, into[_layout.Phones.Start..]);
        Texts(pools.Websites, _pools.Websites, row, from.Layout.Websites, into[_layout.Websites.Start..]);
        Named(pools.Ids, _pools.Ids, row, from.Layout.NationalIds, from.Layout.NationalIdNames, into[_layout.NationalIds.Start..], _layout.NationalIdNames);
        Named(pools.Ids, _pools.Ids, row, from.Layout.Registrations, from.Layout.RegistrationNames, into[_layout.Registrations.Start..], _layout.RegistrationNames);
        Named(pools.Extras, _pools.Extras, row, from.Layout.Extras, from.Layout.ExtraNames, into[_layout.Extras.Start..], _layout.ExtraNames);

        _records.AddRecord(from.Records.Ids[record]);
        if (from.Records.Source is { } source && source.CodeArray[record] is >= 0 and var code)
            _sources.Add(source.Values[code]);
        else
            _sources.AddMissing();
    }

    private int Name(FeatureTable from, int code)
    {
        if (code < 0)
            return -1;
        var name = _pools.Names.Add(from.Pools.Names[code]);
        if (name == _names.Count)
        {
            _names.Add(from.Names[code]);
            _nicknames.Add(from.NicknamesOf(code));
        }

        return name;
    }

    private static void Texts(TextPool from, TextPool to, ReadOnlySpan<int> row, FieldRange range, Span<int> into)
    {
        for (var i = 0; i < range.Count; i++)
            into[i] = Text(from, to, row[range.Start + i]);
    }

    private static void Named(
        TextPool from, TextPool to, ReadOnlySpan<int> row, FieldRange range, IReadOnlyList<string> names, Span<int> into, IReadOnlyList<string> places)
    {
        for (var i = 0; i < range.Count; i++)
        {
            // Several columns of one name hold several values of one scheme, in their order.
            var before = 0;
            for (var j = 0; j < i; j++)
                before += names[j] == names[i] ? 1 : 0;
            var place = 0;
            while (places[place] != names[i] || before-- > 0)
                place++;
            into[place] = Text(from, to, row[range.Start + i]);
        }
    }

    private static int Text(TextPool from, TextPool to, int code) => code < 0 ? -1 : to.Add(from[code]);

    private static int Number(HashPool from, HashPool to, int code) => code < 0 ? -1 : to.Add(from[code]);
}
