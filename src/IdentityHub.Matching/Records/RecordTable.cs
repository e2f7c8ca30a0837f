namespace IdentityHub.Matching.Records;

/// <summary>Source records in columns. An attribute with several values (two phones) has several columns of the same kind.</summary>
public sealed class RecordTable
{
    private readonly string[] _ids;

    internal RecordTable(string[] ids, RecordColumn? source, RecordColumn[] columns)
    {
        _ids = ids;
        Source = source;
        Columns = columns;
    }

    /// <summary>Number of records.</summary>
    public int Count => _ids.Length;

    /// <summary>Each record's id, unique together with its source.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The system each record comes from, when known.</summary>
    public RecordColumn? Source { get; }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<RecordColumn> Columns { get; }

    /// <summary>
    /// A number for the record that doesn't depend on its place in the table: ties are broken by it, so that the order of arrival never matters.
    /// </summary>
    public ulong RankOf(int record) =>
        StableHash.Combine(Source is { } s && s.CodeArray[record] is >= 0 and var code ? StableHash.Of(s.Values[code]) : 0, StableHash.Of(_ids[record]));

    /// <summary>The same for a record that stands in no table.</summary>
    internal static ulong RankOf(string? source, string id) =>
        StableHash.Combine(string.IsNullOrWhiteSpace(source) ? 0 : StableHash.Of(source.AsSpan().Trim()), StableHash.Of(id));
}
