using System.Globalization;
using System.Text;

namespace IdentityHub.Consent.Ledger;

/// <summary>Writes objects of strings, whole numbers and lists of strings as canonical JSON (RFC 8785): members sorted by UTF-16 units, no blanks, shortest escapes.</summary>
internal static class CanonicalJson
{
    /// <summary>One object; members whose value is null are left out. Values: string, long, int, bool, list of strings.</summary>
    public static byte[] Object(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var sorted = members.ToArray();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        var text = new StringBuilder(256).Append('{');
        foreach (var (name, value) in sorted)
        {
            if (value is null)
                continue;
            if (text.Length > 1)
                text.Append(',');
            Text(text, name);
            text.Append(':');
            Value(text, value);
        }
        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    private static void Value(StringBuilder text, object value)
    {
        switch (value)
        {
            case string s:
                Text(text, s);
                break;
            case bool b:
                text.Append(b ? "true" : "false");
                break;
            // RFC 8785 §3.2.2.3: numbers are IEEE 754 doubles; ours stay below 2^53.
            case int or long:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IReadOnlyList<string> list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Text(text, list[i]);
                }
                text.Append(']');
                break;
            default:
                throw new ArgumentException($"No canonical form for {value.GetType().Name}.", nameof(value));
        }
    }

    private static void Text(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }
        text.Append('"');
    }
}
