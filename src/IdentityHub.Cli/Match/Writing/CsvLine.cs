using System.Text;

namespace IdentityHub.Cli.Match.Writing;

/// <summary>Fields of comma-separated values, quoted where they need it.</summary>
internal static class CsvLine
{
    public static StringBuilder AppendField(this StringBuilder line, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny("\",\r\n") < 0)
            return line.Append(text);
        line.Append('"');
        foreach (var c in text)
        {
            if (c == '"')
                line.Append('"');
            line.Append(c);
        }

        return line.Append('"');
    }

    /// <summary>UTF-8 without a mark.</summary>
    public static StreamWriter Create(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
}
