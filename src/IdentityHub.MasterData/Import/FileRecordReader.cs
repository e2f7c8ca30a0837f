using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace IdentityHub.MasterData.Import;

/// <summary>
/// Cuts a file into records by its bytes, so that the place of each is known exactly, broken UTF-8 harms its own record only, and a quote that is never closed costs one
/// line and not the rest of the file. Holds one record and one buffer in memory.
/// </summary>
internal sealed class FileRecordReader(Stream file, bool quotes) : IRecordCutter
{
    private const int BufferSize = 1 << 16;
    private const int LongestRecord = 1 << 20;
    private const int MostLines = 200;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] buffer = new byte[BufferSize];
    private readonly List<byte> record = [];
    private readonly List<int> lineEnds = [];
    private int unread;
    private int filled;
    private long position;
    private long start;
    private bool inQuotes;
    private bool justClosed;

    /// <summary>Reads from a byte that begins a record. Blank lines are passed over.</summary>
    public async IAsyncEnumerable<FileRecord> ReadAsync(long from, long line, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Restart(from);
        while (true)
        {
            var value = await NextAsync(cancellation);
            var atEnd = value < 0;
            // What closed a quote on a later line closed none that was opened on the first, if it stands in the middle of another field.
            var stray = justClosed && !atEnd && lineEnds.Count > 0 && value is not ('"' or ',' or ';' or '\t' or '|' or '\r' or '\n');
            if (quotes && value == '"')
                (inQuotes, justClosed) = inQuotes ? (false, true) : (justClosed || IsFieldStart(), false);
            else
                justClosed = false;

            if (stray || inQuotes && (atEnd || lineEnds.Count >= MostLines || record.Count >= LongestRecord))
            {
                // The quote opened on the first line was never meant to be closed: give that line up, read on behind it.
                if (lineEnds.Count > 0 || atEnd)
                {
                    var end = lineEnds.Count > 0 ? start + lineEnds[0] + 1 : position;
                    yield return new FileRecord(line++, end, null, "UNCLOSED_QUOTE");
                    if (lineEnds.Count == 0)
                        yield break;
                    Restart(end);
                    continue;
                }
                inQuotes = false;
            }
            if (!atEnd && (value != '\n' || inQuotes))
            {
                if (value == '\n')
                    lineEnds.Add(record.Count);
                // One byte beyond the limit tells that it was exceeded.
                if (record.Count <= LongestRecord)
                    record.Add((byte)value);
                continue;
            }

            if (record.Count > LongestRecord)
                yield return new FileRecord(line, position, null, "TOO_LONG");
            else if (Finish(line, position) is { } found)
                yield return found;
            if (atEnd)
                yield break;
            line += lineEnds.Count + 1;
            Begin(position);
        }
    }

    private void Restart(long from)
    {
        file.Position = position = from;
        (unread, filled) = (0, 0);
        Begin(from);
    }

    private void Begin(long at)
    {
        start = at;
        inQuotes = justClosed = false;
        record.Clear();
        lineEnds.Clear();
    }

    // A quote elsewhere is a quote (an inch, a nickname) and opens nothing.
    private bool IsFieldStart() => record.Count == 0 || record[^1] is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|' || record.Count == 3 && record[0] == 0xEF;

    /// <summary>The next byte, or -1 at the end of the file.</summary>
    private async ValueTask<int> NextAsync(CancellationToken cancellation)
    {
        if (unread == filled)
        {
            filled = await file.ReadAsync(buffer, cancellation);
            unread = 0;
            if (filled == 0)
                return -1;
        }
        position++;
        return buffer[unread++];
    }

    private FileRecord? Finish(long line, long end)
    {
        var bytes = CollectionsMarshal.AsSpan(record);
        if (line == 1 && bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (bytes.EndsWith("\r"u8))
            bytes = bytes[..^1];
        if (bytes.Trim(" \t"u8).IsEmpty)
            return null;
        try
        {
            return new FileRecord(line, end, Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return new FileRecord(line, end, null, "INVALID_UTF8");
        }
    }
}
