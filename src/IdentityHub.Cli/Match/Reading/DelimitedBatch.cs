namespace IdentityHub.Cli.Match.Reading;

/// <summary>A stretch of a file with the places of its fields. Batches are reused; nothing is allocated per row.</summary>
internal sealed class DelimitedBatch(char[] text, int columns)
{
    private int[] _starts = new int[1024];
    private int[] _lengths = new int[1024];
    private int[] _fieldCounts = new int[64];

    public char[] Text { get; private set; } = text;

    public int Columns { get; } = columns;

    public int Rows { get; private set; }

    /// <summary>Fields that each row really had.</summary>
    public ReadOnlySpan<int> FieldCounts => _fieldCounts.AsSpan(0, Rows);

    /// <summary>A field without its quotes; empty when the row is too short. Allocates only for doubled quotes, which are rare.</summary>
    public ReadOnlySpan<char> Field(int row, int column)
    {
        if (column >= _fieldCounts[row])
            return [];
        var slot = row * Columns + column;
        return _lengths[slot] >= 0
            ? Text.AsSpan(_starts[slot], _lengths[slot])
            : Text.AsSpan(_starts[slot], ~_lengths[slot]).ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    /// <summary>
    /// The places of one column's fields in the text, from a row on: as many rows as fit, fewer where a field holds doubled quotes, whose row
    /// <see cref="Field"/> alone can read. Returns how many rows were filled in.
    /// </summary>
    public int Places(int column, int fromRow, Span<int> starts, Span<int> lengths)
    {
        var count = Math.Min(starts.Length, Rows - fromRow);
        var slot = fromRow * Columns + column;
        for (var i = 0; i < count; i++, slot += Columns)
        {
            if (column >= _fieldCounts[fromRow + i])
                (starts[i], lengths[i]) = (0, 0);
            else if (_lengths[slot] >= 0)
                (starts[i], lengths[i]) = (_starts[slot], _lengths[slot]);
            else
                return i;
        }

        return count;
    }

    /// <summary>A field of the row that isn't ended yet.</summary>
    public ReadOnlySpan<char> Pending(int column) => Text.AsSpan(_starts[Rows * Columns + column], Math.Max(0, _lengths[Rows * Columns + column]));

    /// <summary>The first row to read: 1 in the batch that begins with the header.</summary>
    public int FirstRow { get; private set; }

    public void Clear() => (Rows, FirstRow) = (0, 0);

    public void SkipFirst() => FirstRow = 1;

    public void Grow() => Text = [.. Text, .. new char[Text.Length]];

    /// <summary>Notes the place of a field of the current row; surplus ones are left out.</summary>
    public void SetField(int column, int start, int length, bool hasDoubledQuotes)
    {
        if (column >= Columns)
            return;
        var slot = Rows * Columns + column;
        if (slot >= _starts.Length)
        {
            var size = Math.Max(_starts.Length * 2, slot + Columns);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _lengths, size);
        }

        _starts[slot] = start;
        _lengths[slot] = hasDoubledQuotes ? ~length : length;
    }

    public void EndRow(int fields)
    {
        if (Rows == _fieldCounts.Length)
            Array.Resize(ref _fieldCounts, Rows * 2);
        _fieldCounts[Rows++] = Math.Min(fields, Columns);
    }
}
