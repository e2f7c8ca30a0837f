using System.Globalization;
using System.Text;

namespace IdentityHub.Matching.Features;

/// <summary>Provisional plain normalisation.</summary>
internal static class ValueReader
{
    public static string Plain(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
            else if (c is ' ' or '-' or '/' or ',' or '.' && text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }

        return text.ToString().Trim();
    }

    public static string Compact(ReadOnlySpan<char> raw) => Plain(raw).Replace(" ", "", StringComparison.Ordinal);

    public static string Name(ReadOnlySpan<char> raw, out int suffix)
    {
        var name = Plain(raw);
        suffix = -1;
        var last = name.LastIndexOf(' ');
        if (last > 0 && Suffix(name.AsSpan(last + 1)) is >= 0 and var found)
        {
            suffix = found;
            name = name[..last];
        }

        return name;
    }

    public static int Suffix(ReadOnlySpan<char> raw) => Plain(raw) switch
    {
        "sr" or "senior" or "i" => 1,
        "jr" or "junior" or "ii" => 2,
        "iii" => 3,
        _ => -1,
    };

    public static (string Given, string Middle, string Family) FullName(ReadOnlySpan<char> raw, out int suffix)
    {
        var comma = raw.IndexOf(',');
        var text = comma < 0 ? raw.ToString() : $"{raw[(comma + 1)..]} {raw[..comma]}";
        var words = Name(text, out suffix).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => ("", "", ""),
            1 => ("", "", words[0]),
            _ => (words[0], string.Join(' ', words[1..^1]), words[^1]),
        };
    }

    public static int Date(ReadOnlySpan<char> raw)
    {
        if (!DateOnly.TryParse(raw, CultureInfo.InvariantCulture, out var date) || date is { Year: 1900, DayOfYear: 1 })
            return -1;
        return date.Year * 10000 + date.Month * 100 + date.Day;
    }

    public static int Sex(ReadOnlySpan<char> raw) => char.ToUpperInvariant(raw[0]) switch { 'F' => 1, 'M' => 2, _ => -1 };

    public static string Email(ReadOnlySpan<char> raw) => raw.Contains('@') ? raw.ToString().ToLowerInvariant() : "";

    public static string Phone(ReadOnlySpan<char> raw)
    {
        var digits = string.Concat(raw.ToString().Where(char.IsAsciiDigit));
        if (digits.Length == 11 && digits[0] == '1')
            digits = digits[1..];
        return digits.Length < 7 || digits.Distinct().Count() < 2 ? "" : digits;
    }

    public static string Street(ReadOnlySpan<char> raw)
    {
        var words = Plain(raw).Split(' ');
        if (words.Length > 1)
        {
            words[^1] = words[^1] switch
            {
                "street" => "st", "avenue" => "ave", "road" => "rd", "drive" => "dr", "lane" => "ln", "court" => "ct", "boulevard" => "blvd", "place" => "pl", var w => w,
            };
        }

        return string.Join(' ', words);
    }

    public static (string House, string Street, string City, string Postcode) AddressLine(ReadOnlySpan<char> raw)
    {
        var text = Plain(raw);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && char.IsAsciiDigit(text[0]) ? (text[..space], Street(text.AsSpan(space + 1)), "", "") : ("", Street(text), "", "");
    }
}
