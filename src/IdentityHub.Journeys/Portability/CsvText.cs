using System.Text;

namespace IdentityHub.Journeys.Portability;

/// <summary>CSV (RFC 4180) that a spreadsheet opens without running anything: a value that it would take for a formula gets an apostrophe.</summary>
internal static class CsvText
{
    public static byte[] Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        // A number that begins with a plus is no formula.
        var harmless = value[0] is '=' or '-' or '@' or '\t' or '\r' || value[0] == '+' && !value.Skip(1).All(character => char.IsAsciiDigit(character) || character is ' ' or '+') ? $"'{value}" : value;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
