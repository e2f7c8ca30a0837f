using System.Globalization;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>Remembers rows whose number of fields isn't the header's, the first few by their line.</summary>
internal sealed class RaggedRows(int expected, bool ignore = false)
{
    private const int Shown = 5;
    private readonly List<(long Line, int Fields)> _first = [];

    public long Count { get; private set; }

    public int Expected => expected;

    public void Add(long line, int fields)
    {
        if (ignore)
            return;
        Count++;
        if (_first.Count < Shown)
            _first.Add((line, fields));
    }

    /// <summary>One sentence about them, or null.</summary>
    public string? Describe(string file)
    {
        if (Count == 0)
            return null;
        var lines = string.Join(", ", _first.Select(row => string.Create(CultureInfo.InvariantCulture, $"line {row.Line} has {row.Fields}")));
        var more = Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {Count - Shown:N0} more") : string.Empty;
        return $"{file}: {expected} fields are expected, {lines}{more}. Missing fields count as empty, surplus ones are left out.";
    }
}
