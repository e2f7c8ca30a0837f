namespace IdentityHub.Matching.Records;

/// <summary>Turns single records into a table, one after the other: an attribute with several values gets as many columns. What a record says isn't held beside its columns.</summary>
public sealed class SourceRecordTable
{
    private readonly RecordTableBuilder _builder = new();
    private readonly List<(AttributeKind Kind, string? Scheme, int Place, RecordColumnBuilder Column)> _columns = [];
    private readonly List<(AttributeKind Kind, string? Scheme, int Count)> _places = [];

    /// <summary>Number of records so far.</summary>
    public int Count => _builder.Count;

    /// <summary>The records as a table, in their order.</summary>
    public static RecordTable From(IReadOnlyList<SourceRecord> records)
    {
        var table = new SourceRecordTable();
        var source = records.Any(r => r.Source is not null) ? table._builder.AddSource() : null;
        foreach (var record in records)
        {
            table.Add(record.Id, record.Values);
            source?.Add(record.Source);
        }

        return table.Build();
    }

    /// <summary>Takes the next record.</summary>
    public void Add(string id, IReadOnlyList<AttributeValue> values)
    {
        var row = _builder.Count;
        _builder.AddRecord(id);
        _places.Clear();
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i];
            var column = ColumnOf(value.Kind, value.Scheme, PlaceOf(value.Kind, value.Scheme));
            while (column.Count < row)
                column.AddMissing();
            column.Add(value.Value);
        }
    }

    /// <summary>The finished table.</summary>
    public RecordTable Build() => _builder.Build();

    /// <summary>How many values of the attribute this record had before.</summary>
    private int PlaceOf(AttributeKind kind, string? scheme)
    {
        for (var i = 0; i < _places.Count; i++)
        {
            if (_places[i].Kind != kind || _places[i].Scheme != scheme)
                continue;
            _places[i] = (kind, scheme, _places[i].Count + 1);
            return _places[i].Count - 1;
        }

        _places.Add((kind, scheme, 1));
        return 0;
    }

    private RecordColumnBuilder ColumnOf(AttributeKind kind, string? scheme, int place)
    {
        foreach (var known in _columns)
        {
            if (known.Kind == kind && known.Place == place && known.Scheme == scheme)
                return known.Column;
        }

        var column = _builder.AddColumn(kind, scheme ?? kind.ToString());
        _columns.Add((kind, scheme, place, column));
        return column;
    }
}
