namespace IdentityHub.Matching.Records;

/// <summary>Collects one column. Different columns may be filled by different threads; one column by one thread at a time.</summary>
public sealed class RecordColumnBuilder
{
    /// <summary>Values that are hashed before the first of them is looked up.</summary>
    private const int Together = 32;

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

    /// <summary>
    /// The next records' values, as stretches of one text: the quick way for files, as memory is asked for many values at once.
    /// </summary>
    /// <param name="text">What the values are cut from.</param>
    /// <param name="starts">Where each value begins.</param>
    /// <param name="lengths">How long each is; as many as there are starts.</param>
    public void Add(ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths)
    {
        Span<ulong> hashes = stackalloc ulong[Together];
        for (var first = 0; first < starts.Length; first += Together)
        {
            var count = Math.Min(Together, starts.Length - first);
            for (var i = 0; i < count; i++)
            {
                var value = text.Slice(starts[first + i], lengths[first + i]).Trim();
                if (value.IsEmpty)
                    continue;
                hashes[i] = StableHash.Of(TextPool.Cut(value));
                _values.Prefetch(hashes[i]);
            }

            for (var i = 0; i < count; i++)
            {
                if (lengths[first + i] != 0)
                    _values.PrefetchPlace(hashes[i]);
            }

            for (var i = 0; i < count; i++)
            {
                var value = text.Slice(starts[first + i], lengths[first + i]).Trim();
                Append(value.IsEmpty ? -1 : _values.Add(TextPool.Cut(value), hashes[i]));
            }
        }
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
