namespace IdentityHub.Matching.Records;

/// <summary>
/// Builds a <see cref="RecordTable"/>: declare the columns, then for every record add its id and one value (or missing) per column.
/// Columns that were left short at the end are filled with missing values.
/// </summary>
public sealed class RecordTableBuilder
{
    private readonly List<string> _ids = [];
    private readonly List<RecordColumnBuilder> _columns = [];

    /// <summary>The source column, once asked for.</summary>
    public RecordColumnBuilder? Source { get; private set; }

    /// <summary>Number of records so far.</summary>
    public int Count => _ids.Count;

    /// <summary>Declares a column. Several of one kind hold several values of the attribute.</summary>
    public RecordColumnBuilder AddColumn(AttributeKind kind, string name)
    {
        var column = new RecordColumnBuilder(kind, name);
        _columns.Add(column);
        return column;
    }

    /// <summary>Declares the column that names each record's source system.</summary>
    public RecordColumnBuilder AddSource(string name = "source") => Source ??= new RecordColumnBuilder(AttributeKind.Extra, name);

    /// <summary>Starts the next record.</summary>
    public void AddRecord(string id) => _ids.Add(id);

    /// <summary>The finished table.</summary>
    public RecordTable Build() => new([.. _ids], Source?.Build(_ids.Count), [.. _columns.Select(c => c.Build(_ids.Count))]);
}
