namespace IdentityHub.Cli.Match.Reading;

/// <summary>
/// Parses delimited text (RFC 4180, leniently). Written by hand because a million rows of a dozen columns must load in a second or two: fields go as spans
/// from the file's buffer into the columns' pools of distinct values, and columns are filled by several threads. CsvHelper makes a string of every field.
/// </summary>
internal ref struct DelimitedParser(DelimitedBatch batch, int length, char delimiter, RaggedRows ragged)
{
    private readonly ReadOnlySpan<char> _text = batch.Text.AsSpan(0, length);
    private int _at;
    private int _column;

    /// <summary>Line of the text's beginning; moves on with every record.</summary>
    public long Line { get; set; } = 1;

    /// <summary>Characters that complete records took.</summary>
    public int Used { get; private set; }

    /// <summary>Line on which a quote opens that is never closed; 0 when there is none.</summary>
    public long OpenQuote { get; private set; }

    /// <summary>Adds the complete records of the text to the batch.</summary>
    /// <param name="isLast">Whether the file ends with the text, so that the last record needs no line end.</param>
    /// <param name="limit">Most rows the batch shall have.</param>
    public void Parse(bool isLast, int limit)
    {
        while (_at < _text.Length && batch.Rows < limit)
        {
            var line = Line;
            if (!ReadRecord(isLast))
                return;
            Used = _at;
            Line++;
            if (_column == 1 && batch.Pending(0).IsWhiteSpace())
                continue; // a blank line
            if (_column != ragged.Expected)
                ragged.Add(line, _column);
            batch.EndRow(_column);
        }
    }

    /// <summary>Reads one record's fields and its line end; false when the text ends before it does.</summary>
    private bool ReadRecord(bool isLast)
    {
        _column = 0;
        var opened = Line;
        var inner = 0;
        while (true)
        {
            if (_at < _text.Length && _text[_at] == '"')
            {
                if (!ReadQuoted(ref inner))
                {
                    OpenQuote = isLast ? opened : 0;
                    return false;
                }
            }
            else
            {
                var width = WidthToEnd(_at);
                batch.SetField(_column++, _at, width, hasDoubledQuotes: false);
                _at += width;
            }

            if (_at == _text.Length || (_text[_at] == '\r' && _at + 1 == _text.Length && !isLast))
            {
                Line += isLast ? inner : 0;
                return isLast;
            }

            if (_text[_at] != delimiter)
                break;
            _at++;
        }

        _at += _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        Line += inner;
        return true;
    }

    /// <summary>Reads a quoted field, line breaks and doubled quotes included; what stands between its end and the delimiter is left out.</summary>
    private bool ReadQuoted(ref int lines)
    {
        var start = _at + 1;
        var read = start;
        var doubled = false;
        while (true)
        {
            var quote = _text[read..].IndexOf('"');
            if (quote < 0)
                return false;
            read += quote + 1;
            if (read >= _text.Length || _text[read] != '"')
                break;
            doubled = true;
            read++;
        }

        var field = _text[start..(read - 1)];
        lines += field.Count('\n');
        batch.SetField(_column++, start, field.Length, doubled);
        _at = read + WidthToEnd(read);
        return true;
    }

    private readonly int WidthToEnd(int from)
    {
        var width = _text[from..].IndexOfAny(delimiter, '\n', '\r');
        return width < 0 ? _text.Length - from : width;
    }
}
