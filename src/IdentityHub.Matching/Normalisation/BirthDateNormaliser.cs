using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Reads dates of birth: ISO, yyyymmdd, day or month first with any separator, two-digit years, month names in English, German, French, Spanish, Italian,
/// Portuguese and Dutch; a time of day behind the date is ignored.
/// </summary>
public static class BirthDateNormaliser
{
    /// <summary>Two-digit years up to this belong to 20xx. People who are matched are seldom older than a hundred.</summary>
    private const int LastShortYearOfThisCentury = 26;

    private const int EarliestYear = 1850;
    private const int LatestYear = 2100;

    /// <summary>Dates that software writes when none was given: databases' and spreadsheets' zero days, and what people type into a field they must fill.</summary>
    private static readonly FrozenSet<int> Placeholders = new[]
    {
        19000101, 19000102, 18991230, 18991231, 19011213, 19691231, 19700101, 17530101, 16010101, 10101, 11110101, 11111111,
        99991231, 99990101, 29991231, 22220202, 19111111, 18000101, 20991231,
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, int> Months = BuildMonths();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthLookup = Months.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The date, or null when the text holds none. Without an order an ambiguous date is read month first and marked so.</summary>
    public static BirthDate? Normalise(ReadOnlySpan<char> raw, DateOrder order = DateOrder.Unknown)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var named = -1;
        var count = ReadParts(raw, parts, widths, ref named);
        if (IsDotted(raw))
            order = DateOrder.DayFirst;
        return count switch
        {
            1 => named >= 0 ? null : FromDigits(parts[0], widths[0], order),
            2 => FromTwo(parts, widths, named),
            3 => FromThree(parts, widths, named, order),
            _ => null,
        };
    }

    /// <summary>Joins a day, month and year that a source keeps apart.</summary>
    public static BirthDate? FromParts(int year, int month, int day) => year <= 0 && month <= 0 && day <= 0 ? null : Judge(LongYear(year, year < 100 ? 2 : 4), month, day, false);

    /// <summary>
    /// The order that a column's values prove: one whose first number exceeds 12 proves day first, one whose second does month first. The majority counts, as
    /// single values may be mistyped.
    /// </summary>
    public static DateOrder DetectOrder(IEnumerable<string> values)
    {
        int dayFirst = 0, monthFirst = 0;
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        foreach (var value in values)
        {
            var named = -1;
            if (IsDotted(value) || ReadParts(value, parts, widths, ref named) != 3 || named >= 0 || widths[0] > 2)
                continue;
            if (parts[0] is > 12 and <= 31 && parts[1] is > 0 and <= 12)
                dayFirst++;
            else if (parts[1] is > 12 and <= 31 && parts[0] is > 0 and <= 12)
                monthFirst++;
        }

        return dayFirst > 3 * monthFirst ? DateOrder.DayFirst : monthFirst > 3 * dayFirst ? DateOrder.MonthFirst : DateOrder.Unknown;
    }

    /// <summary>Who parts day, month and year with full stops writes the day first (German, Russian, Nordic, Italian usage), whatever else a column holds.</summary>
    private static bool IsDotted(ReadOnlySpan<char> raw) => raw.Contains('.') && !raw.ContainsAny('/', '-');

    /// <summary>Up to three numbers or month names; more than three are a time of day, which ends the date.</summary>
    private static int ReadParts(ReadOnlySpan<char> raw, Span<int> parts, Span<int> widths, ref int named)
    {
        var count = 0;
        for (var i = 0; i < raw.Length && count < 3;)
        {
            var start = i;
            if (char.IsAsciiDigit(raw[i]))
            {
                var number = 0;
                while (i < raw.Length && char.IsAsciiDigit(raw[i]) && i - start < 9)
                    number = number * 10 + (raw[i++] - '0');
                parts[count] = number;
                widths[count++] = i - start;
            }
            else if (char.IsLetter(raw[i]))
            {
                while (i < raw.Length && char.IsLetter(raw[i]))
                    i++;
                if (named < 0 && MonthOf(raw[start..i]) is var month and > 0)
                {
                    named = count;
                    parts[count] = month;
                    widths[count++] = 0;
                }
            }
            else
                i++;
        }

        return count;
    }

    private static BirthDate? FromDigits(int number, int width, DateOrder order)
    {
        switch (width)
        {
            case 4:
                return Judge(number, 0, 0, false);
            case 6 when number / 100 is > EarliestYear and < LatestYear && number % 100 is > 0 and <= 12:
                return Judge(number / 100, number % 100, 0, false);
            case 6:
                return FromThree([number / 10000, number / 100 % 100, number % 100], [2, 2, 2], -1, order);
            case 8 when number / 10000 is >= EarliestYear and <= LatestYear || Placeholders.Contains(number):
                return Judge(number / 10000, number / 100 % 100, number % 100, false);
            case 8 when number % 10000 is >= EarliestYear and <= LatestYear:
                return FromThree([number / 1000000, number / 10000 % 100, number % 10000], [2, 2, 4], -1, order);
            case 8:
                return Judge(number / 10000, number / 100 % 100, number % 100, false);
            default:
                return null;
        }
    }

    private static BirthDate? FromTwo(ReadOnlySpan<int> parts, ReadOnlySpan<int> widths, int named)
    {
        if (widths[0] == 4)
            return Judge(parts[0], parts[1], 0, false);
        if (widths[1] == 4)
            return Judge(parts[1], parts[0], 0, false);
        return named == 0 ? Judge(LongYear(parts[1], widths[1]), parts[0], 0, false) : null;
    }

    private static BirthDate? FromThree(ReadOnlySpan<int> parts, ReadOnlySpan<int> widths, int named, DateOrder order)
    {
        if (named >= 0)
        {
            var first = parts[named == 0 ? 1 : 0];
            var second = parts[named == 2 ? 1 : 2];
            var firstIsYear = widths[named == 0 ? 1 : 0] >= 3;
            var year = firstIsYear ? first : LongYear(second, widths[named == 2 ? 1 : 2]);
            return Judge(year, parts[named], firstIsYear ? second : first, false);
        }

        if (widths[0] >= 3) // year first
            return Judge(parts[0], parts[1], parts[2], false);
        var last = LongYear(parts[2], widths[2]);
        if (parts[0] > 31 && widths[2] <= 2) // 78-06-24
            return Judge(LongYear(parts[0], widths[0]), parts[1], parts[2], false);
        if (parts[0] > 12)
            return Judge(last, parts[1], parts[0], false);
        if (parts[1] > 12)
            return Judge(last, parts[0], parts[1], false);
        return order == DateOrder.DayFirst
            ? Judge(last, parts[1], parts[0], false)
            : Judge(last, parts[0], parts[1], order == DateOrder.Unknown && parts[0] != parts[1]);
    }

    private static BirthDate? Judge(int year, int month, int day, bool ambiguous)
    {
        if (year == 0 && month == 0 && day == 0)
            return null;
        var packed = year * 10000 + month * 100 + day;
        BirthDateQuality quality;
        if (Placeholders.Contains(packed))
            quality = BirthDateQuality.Placeholder;
        else if (year is < EarliestYear or > LatestYear || month > 12 || day > DaysIn(year, month))
            quality = BirthDateQuality.Impossible;
        else if (month == 0 || day == 0)
            quality = BirthDateQuality.Partial;
        else
            quality = month == 1 && day == 1 ? BirthDateQuality.Weak : BirthDateQuality.Good;
        return new BirthDate(year, month, day, quality, ambiguous);
    }

    private static int DaysIn(int year, int month) => month is < 1 or > 12 ? 31 : DateTime.DaysInMonth(year, month);

    private static int LongYear(int year, int width) => width > 2 || year > 99 ? year : year > LastShortYearOfThisCentury ? 1900 + year : 2000 + year;

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return 0;
        Span<char> folded = stackalloc char[4];
        var length = Math.Min(4, word.Length);
        for (var i = 0; i < length; i++)
            folded[i] = FoldMonthLetter(word[i]);
        return MonthLookup.TryGetValue(folded[..length], out var month) || MonthLookup.TryGetValue(folded[..3], out month) ? month : 0;
    }

    private static char FoldMonthLetter(char c) => char.ToLowerInvariant(c) switch
    {
        'é' or 'è' or 'ê' => 'e',
        'û' or 'ü' => 'u',
        'ä' => 'a',
        'ç' => 'c',
        var lower => lower,
    };

    private static FrozenDictionary<string, int> BuildMonths()
    {
        string[] starts =
        [
            "jan ene gen", "feb fev fevr", "mar maer mrz", "apr abr avr", "may mai mag mei", "jun juin giu", "jul juil lug", "aug ago aou aout", "sep set",
            "oct okt ott out", "nov", "dec dez dic",
        ];
        return starts.SelectMany((names, i) => names.Split(' ').Select(name => (name, i + 1))).ToFrozenDictionary(pair => pair.name, pair => pair.Item2);
    }
}
