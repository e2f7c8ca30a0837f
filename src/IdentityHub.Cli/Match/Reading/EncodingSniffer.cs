using System.Text;
using System.Text.Unicode;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>Finds a text file's encoding: byte-order mark, UTF-16 by its zero bytes, UTF-8 when all of it is valid, otherwise Windows-1252.</summary>
internal static class EncodingSniffer
{
    private const int ChunkSize = 1 << 20;

    /// <summary>Reads the whole file when there is no mark: a single Latin-1 letter far down decides.</summary>
    public static Encoding Sniff(Stream stream)
    {
        var chunk = new byte[ChunkSize];
        var length = stream.ReadAtLeast(chunk, ChunkSize, throwOnEndOfStream: false);
        var start = chunk.AsSpan(0, length);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode;
        if (WithoutMark(start) is { } utf16)
            return utf16;

        var kept = 0;
        while (true)
        {
            var total = kept + length;
            var valid = chunk.AsSpan(0, total);
            // a sequence may be cut by the chunk's end: a line feed never lies within one
            var end = length < chunk.Length - kept ? total : valid.LastIndexOf((byte)'\n') + 1;
            if (end == 0)
                end = total;
            if (!Utf8.IsValid(valid[..end]))
                return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            if (length < chunk.Length - kept)
                return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            valid[end..].CopyTo(chunk);
            kept = total - end;
            length = stream.ReadAtLeast(chunk.AsSpan(kept), chunk.Length - kept, throwOnEndOfStream: false);
        }
    }

    /// <summary>Mostly Latin text in UTF-16 has a zero in every other byte.</summary>
    private static UnicodeEncoding? WithoutMark(ReadOnlySpan<byte> start)
    {
        var sample = start[..Math.Min(start.Length, 512)];
        if (sample.Length < 4)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        return odd > sample.Length / 3 ? new UnicodeEncoding(false, false) : even > sample.Length / 3 ? new UnicodeEncoding(true, false) : null;
    }
}
