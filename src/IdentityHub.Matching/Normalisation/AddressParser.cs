using System.Text.RegularExpressions;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// A plain parser of addresses in one line, by rules rather than by a model: good for what people type in Western address forms, modest elsewhere, never
/// wrong in a way that loses the text (what isn't understood stays in the street).
/// </summary>
public static partial class AddressParser
{
    /// <summary>Splits a line. Commas, semicolons and line breaks part its segments; an address without any is split by its street type.</summary>
    public static PostalAddress Parse(ReadOnlySpan<char> raw)
    {
        var folded = FoldedText.Fold(raw, ",;\n|#");
        if (JunkValues.IsPlaceholder(folded))
            return PostalAddress.Empty;

        var segments = folded.Split([',', ';', '\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList()).ToList();
        var address = new PostalAddress
        {
            Country = TakeCountry(segments),
            PoBox = TakePoBox(segments),
        };
        var (postcode, afterwards) = TakePostcode(segments);
        address = address with { Postcode = postcode, State = TakeState(segments), Unit = TakeUnit(segments) };
        var line = TakeStreetLine(segments, out var house);
        var city = afterwards.Count > 0 ? afterwards : TakeCity(segments, line, house.Length > 0);
        return address with
        {
            House = house,
            Street = StreetWords.Canonical(line),
            City = city.Count == 0 ? string.Empty : AddressNormaliser.City(string.Join(' ', city)) ?? string.Empty,
        };
    }

    private static string TakeCountry(List<List<string>> segments)
    {
        if (segments.Count == 0)
            return string.Empty;
        var last = segments[^1];
        for (var length = Math.Min(4, last.Count); length > 0; length--)
        {
            if (segments.Count == 1 && length == last.Count)
                continue; // something must be left to be a street
            var name = string.Join(' ', last.Skip(last.Count - length));
            // two letters are rather a state: CA, DE, IN
            if ((name.Length < 3 && name != "uk") || StateNormaliser.IsCode(name) || StateNormaliser.FromName(name) is not null || CountryNormaliser.Normalise(name) is not { } code)
                continue;
            last.RemoveRange(last.Count - length, length);
            if (last.Count == 0)
                segments.RemoveAt(segments.Count - 1);
            return code;
        }

        return string.Empty;
    }

    private static string TakePoBox(List<List<string>> segments)
    {
        foreach (var segment in segments)
        {
            var match = Box().Match(string.Join(' ', segment));
            if (!match.Success)
                continue;
            var rest = match.Result("$`$'").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            segment.Clear();
            segment.AddRange(rest);
            segments.RemoveAll(words => words.Count == 0);
            return match.Groups["number"].Value;
        }

        return string.Empty;
    }

    /// <summary>The postcode, and the city when the code stands before it, as on the Continent.</summary>
    private static (string Postcode, List<string> City) TakePostcode(List<List<string>> segments)
    {
        for (var s = segments.Count - 1; s >= 0; s--)
        {
            var words = segments[s];
            for (var i = words.Count - 1; i >= 0; i--)
            {
                if (s == 0 && i == 0 && (segments.Count > 1 || words.Count > 1))
                    continue; // a number that begins the address is the house's
                if (i == 0 && words.Skip(1).Any(StreetWords.IsType))
                    continue; // as it is behind "Suite 900,"
                var length = PostcodeLength(words, i);
                if (length == 0)
                    continue;
                var start = i - length + 1;
                var postcode = string.Concat(words.Skip(start).Take(length));
                if (postcode.Length == 9 && postcode.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
                    postcode = postcode[..5];
                var behind = words.Skip(i + 1).ToList();
                words.RemoveRange(start, length);
                if (start > 0 && words[start - 1] is "d" or "a" or "f" or "ch" or "fl" or "b" or "nl" && behind.Count > 0)
                {
                    words.RemoveAt(start - 1);
                    start--;
                }

                var isCity = behind.Count > 0 && !behind.Exists(StreetWords.IsType) && !StateNormaliser.IsCode(behind[0]);
                if (isCity)
                    words.RemoveRange(start, words.Count - start);
                if (words.Count == 0)
                    segments.RemoveAt(s);
                return (postcode, isCity ? behind : []);
            }
        }

        return (string.Empty, []);
    }

    /// <summary>How many words ending at this one are a postcode: "62704", "62704 1234", "le11 1uu", "m1s 1t4"; 0 when none.</summary>
    private static int PostcodeLength(List<string> words, int i)
    {
        var word = words[i];
        if (i > 0 && SecondHalf().IsMatch(word) && FirstHalf().IsMatch(words[i - 1]))
            return 2;
        if (i > 0 && word.Length == 4 && words[i - 1].Length == 5 && IsDigits(word) && IsDigits(words[i - 1]))
            return 2;
        if (i > 1 && StreetWords.Units.Contains(words[i - 1]))
            return 0;
        return (IsDigits(word) && word.Length is 5 or 6 or 9) || (IsDigits(word) && word.Length == 4 && i < words.Count - 1) || WholeCode().IsMatch(word) ? 1 : 0;
    }

    private static string TakeState(List<List<string>> segments)
    {
        for (var s = segments.Count - 1; s >= 0 && s >= segments.Count - 2; s--)
        {
            var words = segments[s];
            if (words.Count == 0 || (s == 0 && words.Count < 3))
                continue;
            for (var length = Math.Min(3, words.Count); length > 0; length--)
            {
                var name = string.Join(' ', words.Skip(words.Count - length));
                // the last segment of several may be a city of a state's name: only with something before it
                var code = StateNormaliser.IsCode(name) && (s > 0 || words.Count > 3) ? name : words.Count > length && s > 0 ? StateNormaliser.FromName(name) : null;
                if (code is null || (s == 0 && StreetWords.Directions.Contains(name)))
                    continue;
                words.RemoveRange(words.Count - length, length);
                if (words.Count == 0)
                    segments.RemoveAt(s);
                return code;
            }
        }

        return string.Empty;
    }

    private static string TakeUnit(List<List<string>> segments)
    {
        foreach (var segment in segments)
        {
            for (var i = 0; i < segment.Count; i++)
            {
                var hasNumber = i + 1 < segment.Count && StreetWords.Units.Contains(segment[i]) && IsUnitNumber(segment[i + 1]);
                // "# 4", "apt # 4", "no 321" at the beginning is a house number
                if (!hasNumber || (i == 0 && segment[0] is "no" or "nr" or "#" or "house" && segment == segments[0]))
                {
                    if (StreetWords.LoneUnits.Contains(segment[i]) && (i > 1 || segment != segments[0]))
                    {
                        var lone = segment[i];
                        segment.RemoveAt(i);
                        segments.RemoveAll(words => words.Count == 0);
                        return lone;
                    }

                    continue;
                }

                var unit = segment[i + 1] == "#" && i + 2 < segment.Count ? segment[i + 2] : segment[i + 1];
                var taken = segment[i + 1] == "#" ? 3 : 2;
                if (taken == 2 && i + 2 < segment.Count && segment[i + 2].Length == 1 && char.IsAsciiLetter(segment[i + 2][0]) && IsDigits(unit))
                {
                    unit += segment[i + 2];
                    taken = 3;
                }

                segment.RemoveRange(i, Math.Min(taken, segment.Count - i));
                segments.RemoveAll(words => words.Count == 0);
                return unit.TrimStart('0');
            }
        }

        return string.Empty;
    }

    /// <summary>The segment with the street, without its number: the first that has one, or has a street type; else the first.</summary>
    private static List<string> TakeStreetLine(List<List<string>> segments, out string house)
    {
        house = string.Empty;
        if (segments.Count == 0)
            return [];
        var index = segments.FindIndex(words => HouseAtStart(words) > 0 && words.Count > HouseAtStart(words));
        if (index < 0)
            index = segments.FindIndex(words => words.Count > 1 && char.IsAsciiDigit(words[^1][0]));
        if (index < 0)
            index = segments.FindIndex(words => words.Exists(word => StreetWords.IsType(word) || word.EndsWith("strasse", StringComparison.Ordinal)));
        var line = segments[Math.Max(index, 0)];
        segments.Remove(line);

        if (line[0] is "no" or "nr" or "#" && line.Count > 1)
            line.RemoveAt(0);
        var atStart = HouseAtStart(line);
        if (atStart > 0)
        {
            house = AddressNormaliser.House(string.Join(' ', line.Take(atStart))) ?? string.Empty;
            return line.GetRange(atStart, line.Count - atStart);
        }

        var atEnd = HouseAtEnd(line);
        if (atEnd > 0)
        {
            house = AddressNormaliser.House(string.Join(' ', line.Skip(line.Count - atEnd))) ?? string.Empty;
            return line.GetRange(0, line.Count - atEnd);
        }

        var inside = HouseInside(line);
        if (inside > 0)
        {
            // "Aventura Apartments 638 Downey St": the name of a building before the number
            house = AddressNormaliser.House(line[inside]) ?? string.Empty;
            return line.GetRange(inside + 1, line.Count - inside - 1);
        }

        // "Calle Mayor, 5": the number stands in a segment of its own
        var alone = segments.FindIndex(words => words.Count <= 2 && HouseAtStart(words) == words.Count);
        if (alone >= 0)
        {
            house = AddressNormaliser.House(string.Join(' ', segments[alone])) ?? string.Empty;
            segments.RemoveAt(alone);
        }

        return line;
    }

    /// <summary>How many words at the beginning are a house number: "12", "12a", "12 a", "12 14".</summary>
    private static int HouseAtStart(List<string> words)
    {
        if (words.Count == 0 || !char.IsAsciiDigit(words[0][0]) || words[0].Length > 6 || IsOrdinal(words[0]))
            return 0;
        if (words.Count > 2 && words[1].Length == 1 && words[1][0] is >= 'a' and <= 'd')
            return 2;
        return words.Count > 2 && IsDigits(words[1]) && words[1].Length < 5 && !StreetWords.IsType(words[2]) ? 2 : 1;
    }

    private static int HouseAtEnd(List<string> words)
    {
        if (words.Count < 2)
            return 0;
        if (words.Count > 2 && words[^1].Length == 1 && char.IsAsciiLetter(words[^1][0]) && IsDigits(words[^2]))
            return 2;
        if (words.Count > 3 && IsDigits(words[^1]) && IsDigits(words[^2]))
            return 2;
        return char.IsAsciiDigit(words[^1][0]) && !IsOrdinal(words[^1]) ? 1 : 0;
    }

    /// <summary>Where a house number stands behind words that are no street, with a street behind it; 0 when none does.</summary>
    private static int HouseInside(List<string> words)
    {
        for (var i = 1; i < words.Count - 2; i++)
        {
            if (StreetWords.IsType(words[i - 1]) || StreetWords.Units.Contains(words[i - 1]) || StreetWords.Directions.Contains(words[i - 1]))
                return 0;
            if (IsDigits(words[i]) && words[i].Length <= 5 && words.Skip(i + 2).Any(StreetWords.IsType))
                return i;
        }

        return 0;
    }

    /// <summary>The city from its own segment, or from behind the street type in a line without commas.</summary>
    private static List<string> TakeCity(List<List<string>> segments, List<string> line, bool hasHouse)
    {
        if (segments.Count > 0)
            return segments[^1];
        if (!hasHouse)
            return [];
        for (var i = line.Count - 2; i > 0; i--)
        {
            if (!StreetWords.IsType(line[i]) || line[i].Length == 1)
                continue;
            var start = i + 1;
            while (start < line.Count && StreetWords.Directions.Contains(line[start]))
                start++;
            var city = line.GetRange(start, line.Count - start);
            line.RemoveRange(start, line.Count - start);
            return city;
        }

        return [];
    }

    private static bool IsDigits(string word) => word.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsOrdinal(string word) => word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" && char.IsAsciiDigit(word[0]);

    private static bool IsUnitNumber(string word) => word == "#" || char.IsAsciiDigit(word[0]) || (word.Length <= 2 && char.IsAsciiLetter(word[0]));

    [GeneratedRegex(@"\b(?:(?:p\s?o|post office|gpo|g p o)\s?box|postfach|apartado(?: de correos)?|casilla|postbus|boite postale|b ?p|postboks|casella postale)\s?(?:no\s|nr\s|#\s)?(?<number>[0-9]{1,7})\b")]
    private static partial Regex Box();

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?$|^[a-z][0-9][a-z]$")]
    private static partial Regex FirstHalf();

    [GeneratedRegex("^[0-9][a-z]{2}$|^[0-9][a-z][0-9]$")]
    private static partial Regex SecondHalf();

    [GeneratedRegex("^(?:[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}|[a-z][0-9][a-z][0-9][a-z][0-9])$")]
    private static partial Regex WholeCode();
}
