using System.Runtime.CompilerServices;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>A file of delimited values, read in large stretches.</summary>
internal sealed class DelimitedFile(string path, FileDialect dialect)
{
    /// <summary>A batch and the places of its fields fit a core's own cache, as every column is read from it.</summary>
    private const int BatchSize = 1 << 17;

    /// <summary>A quoted field of more than this is a quote that was never closed.</summary>
    private const int LongestRecord = 1 << 24;

    public string Path => path;

    public FileDialect Dialect => dialect;

    public RaggedRows Ragged { get; } = new(dialect.Header.Count);

    /// <summary>Set when reading ended because of it.</summary>
    public FileProblem? Problem { get; private set; }

    /// <summary>
    /// The file's rows behind the header, in batches. A batch is handed back for reuse through <paramref name="free"/>; when that has none, a new one is made.
    /// </summary>
    public async IAsyncEnumerable<(DelimitedBatch Batch, double Fraction)> ReadAsync(
        Func<DelimitedBatch?> free, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        await using var closing = stream.ConfigureAwait(false);
        using var reader = new StreamReader(stream, dialect.Encoding, detectEncodingFromByteOrderMarks: true, BatchSize);
        var line = 1L;
        var tail = ReadOnlyMemory<char>.Empty;
        var headerSeen = false;
        for (var isLast = false; !isLast;)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = free() ?? new DelimitedBatch(new char[BatchSize], dialect.Header.Count);
            batch.Clear();
            while (batch.Text.Length < tail.Length * 2)
                batch.Grow();
            tail.CopyTo(batch.Text);
            var filled = tail.Length;
            filled += reader.ReadBlock(batch.Text.AsSpan(filled));
            isLast = filled < batch.Text.Length;

            var (used, next, open) = Parse(batch, filled, line, isLast);
            line = next;
            tail = batch.Text.AsMemory(used, filled - used).ToArray();
            if (open > 0 || tail.Length > LongestRecord)
            {
                Problem = new(path, open > 0 ? open : line, "a quote opens on this line and is never closed.");
                yield break;
            }

            if (!headerSeen && batch.Rows > 0)
            {
                headerSeen = true;
                batch.SkipFirst();
            }

            yield return (batch, stream.Length == 0 ? 1 : (double)stream.Position / stream.Length);
        }
    }

    private (int Used, long Line, long OpenQuote) Parse(DelimitedBatch batch, int filled, long line, bool isLast)
    {
        var parser = new DelimitedParser(batch, filled, dialect.Delimiter, Ragged) { Line = line };
        parser.Parse(isLast, int.MaxValue);
        return (parser.Used, parser.Line, parser.OpenQuote);
    }
}
