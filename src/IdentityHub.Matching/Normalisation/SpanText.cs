namespace IdentityHub.Matching.Normalisation;

/// <summary>Collects words with single blanks between them in a buffer that is large enough.</summary>
internal ref struct SpanText(Span<char> buffer)
{
    private readonly Span<char> _buffer = buffer;
    private int _length;
    private bool _blankDue;

    public void Letter(char c)
    {
        if (_blankDue && _length > 0)
            _buffer[_length++] = ' ';
        _blankDue = false;
        _buffer[_length++] = c;
    }

    public void Letters(string text)
    {
        foreach (var c in text)
            Letter(c);
    }

    public void Blank() => _blankDue = true;

    public readonly string Finish() => _length == 0 ? string.Empty : _buffer[.._length].ToString();
}
