using System.Buffers;
using System.Text;

namespace IdentityHub.Kernel.Canonical;

/// <summary>Strings by RFC 8785 §3.2.2.2.</summary>
internal static class CanonicalString
{
    public static void Write(string text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Escape(text[i]) is not { } escaped)
                continue;
            Plain(text.AsSpan(start, i - start), output);
            Plain(escaped, output);
            start = i + 1;
        }
        Plain(text.AsSpan(start), output);
        output.Write("\""u8);
    }

    private static string? Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        < ' ' => $"\\u{(int)character:x4}",
        _ => null,
    };

    private static void Plain(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        if (text.IsEmpty)
            return;
        var bytes = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, bytes));
    }
}
