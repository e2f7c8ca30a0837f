namespace IdentityHub.Matching.Records;

/// <summary>Collects one column. Different columns may be filled by different threads; one column by one thread at a time.</summary>
public sealed class RecordColumnBuilder
{
    private readonly TextPool _values = new();
    private int[] _codes = new int[16];

    internal RecordColumnBuilder(AttributeKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>What the values are.</summary>
    public AttributeKind Kind { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Number of records so far.</summary>
    public int Count { get; private set; }

    /// <summary>The next record's value; empty or only white space means missing.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        Append(value.IsEmpty ? -1 : _values.Add(value));
    }

    /// <summary>The next record has no value here.</summary>
    public void AddMissing() => Append(-1);

    internal RecordColumn Build(int count)
    {
        while (Count < count)
            AddMissing();
        return new RecordColumn(Kind, Name, _codes.AsSpan(0, count).ToArray(), _values);
    }

    private void Append(int code)
    {
        if (Count == _codes.Length)
            Array.Resize(ref _codes, Count * 2);
        _codes[Count++] = code;
    }
}
