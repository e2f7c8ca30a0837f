using System.Globalization;
using System.Text;

namespace IdentityHub.MasterData.Import;

/// <summary>Rows of a CSV file (RFC 4180), by the columns of its header line.</summary>
internal sealed class CsvRowReader : IRowReader
{
    private readonly char separator;
    private readonly string[] fields;

    private CsvRowReader(char separator, string[] fields) => (this.separator, this.fields) = (separator, fields);

    /// <summary>Reads the header line; null when no column names the record.</summary>
    public static CsvRowReader? OfHeader(string header, ImportOptions options)
    {
        var separator = options.Separator ?? Guess(header);
        var columns = Split(header, separator);
        if (columns is null)
            return null;
        var fields = columns.Select(column => options.Columns.TryGetValue(column.Trim(), out var mapped) ? mapped : ImportField.Of(column)).ToArray();
        // What a map says is the key is the key; another column that looks like one is an attribute.
        if (options.Columns.Values.Contains("key"))
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (fields[i] == "key" && !(options.Columns.TryGetValue(columns[i].Trim(), out var mapped) && mapped == "key"))
                    fields[i] = ImportField.Extra + columns[i].Trim();
            }
        }
        KeepFirst(fields, columns, "key");
        return fields.Contains("key") ? new CsvRowReader(separator, fields) : null;
    }

    public (string Reason, string Detail)? Read(string text, RecordDraft draft)
    {
        if (Split(text, separator) is not { } values)
            return ("MALFORMED", "quotes don't pair");
        if (values.Count < fields.Length || values.Skip(fields.Length).Any(value => value.Length > 0))
            return ("RAGGED", string.Create(CultureInfo.InvariantCulture, $"{values.Count} columns where the header has {fields.Length}"));
        for (var i = 0; i < fields.Length; i++)
            draft.Set(fields[i], values[i]);
        return null;
    }

    private static void KeepFirst(string[] fields, List<string> columns, string field)
    {
        var first = Array.IndexOf(fields, field);
        for (var i = first + 1; i < fields.Length && first >= 0; i++)
        {
            if (fields[i] == field)
                fields[i] = ImportField.Extra + string.Concat(columns[i].Trim().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        }
    }

    /// <summary>
    /// The fields of one record; null when its quotes don't pair. By hand, and not by CsvHelper, because the record was cut out of the file already: a reader over the
    /// whole file loses its place at the first quote that is never closed.
    /// </summary>
    private static List<string>? Split(string text, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; ;)
        {
            field.Clear();
            if (i < text.Length && text[i] == '"')
            {
                for (i++; ; i++)
                {
                    if (i == text.Length)
                        return null;
                    if (text[i] != '"')
                        field.Append(text[i]);
                    else if (i + 1 < text.Length && text[i + 1] == '"')
                        field.Append(text[i++]);
                    else
                        break;
                }
                i++;
                if (i < text.Length && text[i] != separator)
                    return null;
            }
            else
            {
                var end = text.IndexOf(separator, i);
                var value = end < 0 ? text[i..] : text[i..end];
                i += value.Length;
                field.Append(value);
            }
            fields.Add(field.ToString());
            if (i == text.Length)
                return fields;
            i++;
        }
    }

    private static char Guess(string header) => ((char[])[',', ';', '\t', '|']).MaxBy(candidate => header.Count(character => character == candidate));
}
