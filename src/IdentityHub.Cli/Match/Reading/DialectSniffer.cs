namespace IdentityHub.Cli.Match.Reading;

/// <summary>Finds a file's encoding, delimiter and header.</summary>
internal static class DialectSniffer
{
    private const int SampleSize = 1 << 16;

    /// <summary>More columns than this aren't looked at when the delimiter is guessed.</summary>
    private const int WidestSample = 512;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The dialect, or why there is none (no such file, empty, no header, a name twice).</summary>
    public static (FileDialect? Dialect, FileProblem? Problem) Sniff(string path)
    {
        if (!File.Exists(path))
            return (null, new(path, 0, Directory.Exists(path) ? "is a folder, not a file." : "there is no such file."));
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        if (stream.Length == 0)
            return (null, new(path, 0, "the file is empty; a first line with column names is needed."));
        var encoding = EncodingSniffer.Sniff(stream);
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, SampleSize);
        var buffer = new char[SampleSize];
        Memory<char> sample = buffer.AsMemory(0, reader.ReadBlock(buffer));
        if (sample.Span.Contains('\0'))
            return (null, new(path, 0, "is no text file (it holds zero characters)."));
        if (sample.Span.IsWhiteSpace())
            return (null, new(path, 0, "the file is empty; a first line with column names is needed."));

        var delimiter = Delimiters.Select(d => (Delimiter: d, Score: Score(sample, d))).MaxBy(pair => pair.Score).Delimiter;
        return Header(path, encoding, delimiter, sample);
    }

    private static (FileDialect? Dialect, FileProblem? Problem) Header(string path, System.Text.Encoding encoding, char delimiter, Memory<char> sample)
    {
        var lines = Records(sample, delimiter, 1);
        if (lines.Count == 0)
            return (null, new(path, 1, "the line of column names doesn't end: a quote is open."));
        var names = lines[0].Select(name => name.Trim()).ToList();
        while (names.Count > 1 && names[^1].Length == 0)
            names.RemoveAt(names.Count - 1); // trailing delimiters of spreadsheets
        for (var i = 0; i < names.Count; i++)
        {
            var first = names.FindIndex(name => name.Equals(names[i], StringComparison.OrdinalIgnoreCase));
            if (names[i].Length == 0)
                names[i] = $"column {i + 1}";
            else if (first < i)
                return (null, new(path, 1, $"the column name '{names[i]}' stands twice (columns {first + 1} and {i + 1}); rename one of them."));
        }

        return (new(encoding, delimiter, names), null);
    }

    /// <summary>
    /// The number of fields that most lines have, lowered by the share of lines that have another. A delimiter that doesn't occur scores 0.
    /// </summary>
    private static double Score(Memory<char> sample, char delimiter)
    {
        var records = Records(sample, delimiter, 50);
        if (records.Count == 0 || records[0].Count < 2)
            return 0;
        var same = records.Count(record => record.Count == records[0].Count);
        return (records[0].Count - 1) * ((double)same / records.Count) * (same == records.Count ? 1.2 : 1);
    }

    private static List<List<string>> Records(Memory<char> sample, char delimiter, int limit)
    {
        var records = new List<List<string>>();
        var batch = new DelimitedBatch(sample.ToArray(), WidestSample);
        new DelimitedParser(batch, sample.Length, delimiter, new RaggedRows(WidestSample, ignore: true)).Parse(isLast: sample.Length < SampleSize, limit);
        for (var row = 0; row < batch.Rows; row++)
            records.Add([.. Enumerable.Range(0, batch.FieldCounts[row]).Select(column => batch.Field(row, column).ToString())]);
        return records;
    }
}
