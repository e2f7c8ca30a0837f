namespace IdentityHub.Consent.Ledger;

/// <summary>Reads a file line by line without copying: lines stay where they were read for as long as the caller holds them.</summary>
internal sealed class LedgerLines(Stream input)
{
    private const int Block = 4 * 1024 * 1024;
    private const int LongestLine = 64 * 1024 * 1024;
    private byte[] buffer = new byte[Block];
    private int start, end;
    private bool ended;

    /// <summary>The next line without its line feed; null at the end. A line is valid while it is counted among those held.</summary>
    /// <param name="held">How many earlier lines are still in use; 0 lets the buffer be used again.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(int held, CancellationToken cancellation)
    {
        for (var searched = start; ;)
        {
            var feed = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = buffer.AsMemory(start, searched + feed - start);
                start = searched + feed + 1;
                return line;
            }
            if (ended)
            {
                var rest = buffer.AsMemory(start, end - start);
                start = end;
                // Typed, because a bare null would become an empty line.
                return rest.IsEmpty ? (ReadOnlyMemory<byte>?)null : rest;
            }
            searched = await MoreAsync(held, cancellation);
        }
    }

    // Lines that were given out stay in the old buffer; only the unfinished one moves.
    private async ValueTask<int> MoreAsync(int held, CancellationToken cancellation)
    {
        if (end == buffer.Length)
        {
            var rest = end - start;
            if (rest > LongestLine)
                throw new InvalidDataException("A line is longer than a ledger's.");
            var next = held == 0 && rest < buffer.Length / 2 ? buffer : new byte[Math.Max(Block, rest * 2)];
            buffer.AsSpan(start, rest).CopyTo(next);
            (buffer, start, end) = (next, 0, rest);
        }
        var searched = end;
        var read = await input.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        ended = read == 0;
        return searched;
    }
}
