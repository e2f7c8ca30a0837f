using System.Globalization;
using PhoneNumbers;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Reads telephone numbers to E.164. Numbers of the common shapes take a short way over digits; only the rest goes through libphonenumber, which costs
/// some microseconds and allocates.
/// </summary>
public static class PhoneNormaliser
{
    private const int LongestNumber = 15;
    private const int ShortestNumber = 5;

    /// <summary>Reads a number; null when the text holds too few digits for one.</summary>
    /// <param name="raw">As written: brackets, blanks, dots, "(0)", "00" and extensions are understood.</param>
    /// <param name="region">ISO 3166 code of the country it is dialled from, when known. Without it ten digits of the North American shape are taken as such.</param>
    public static PhoneNumber? Normalise(ReadOnlySpan<char> raw, string? region = null)
    {
        Span<char> buffer = stackalloc char[LongestNumber + 9];
        var plus = false;
        var length = 0;
        var extension = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c is >= '\uFF10' and <= '\uFF19')
                c = (char)(c - '\uFF10' + '0');
            if (char.IsAsciiDigit(c))
            {
                if (length == buffer.Length)
                    return null;
                buffer[length++] = c;
            }
            else if (c is '+' or '\uFF0B' && length == 0)
                plus = true;
            else if (c == '(' && length > 0 && raw[i..].StartsWith("(0)", StringComparison.Ordinal))
                i += 2; // the trunk zero that isn't dialled from abroad
            else if (length >= ShortestNumber && StartsExtension(raw[i..]))
            {
                extension = ReadExtension(raw[i..]);
                break;
            }
            else if (char.IsLetter(c) && length == 0 && raw[i..].Length <= 4)
                return null;
        }

        return length < ShortestNumber ? null : Judge(buffer[..length], plus, extension, region);
    }

    private static PhoneNumber Judge(ReadOnlySpan<char> digits, bool plus, int extension, string? region)
    {
        if (JunkValues.IsDigitFiller(digits) || IsFiller(digits))
            return new PhoneNumber(Number(digits), 0, PhoneQuality.Junk);

        if (!plus && digits.StartsWith("00"))
        {
            digits = digits[2..];
            plus = true;
        }
        else if (!plus && digits.StartsWith("011") && digits.Length > 11 && region is null or "US" or "CA")
        {
            digits = digits[3..];
            plus = true;
        }

        if (plus)
            return International(digits, extension, region);
        var plan = DialPlan.Of(region);
        if (region is null || plan is { CallingCode: "1" })
        {
            if (IsNorthAmerican(digits))
                return new PhoneNumber(10_000_000_000 + Number(digits), extension, PhoneQuality.International);
            if (digits.Length == 11 && digits[0] == '1' && IsNorthAmerican(digits[1..]))
                return new PhoneNumber(Number(digits), extension, PhoneQuality.International);
        }

        if (region is null)
            return new PhoneNumber(Number(digits.TrimStart('0')), extension, PhoneQuality.Local);
        return plan?.FromNational(digits) is { } full
            ? new PhoneNumber(full, extension, PhoneQuality.International)
            : BySlowLibrary($"{digits}", extension, region, digits);
    }

    private static PhoneNumber International(ReadOnlySpan<char> digits, int extension, string? region)
    {
        digits = digits.TrimStart('0');
        if (DialPlan.AcceptsInternational(digits) is { } number)
            return new PhoneNumber(number, extension, PhoneQuality.International);
        return BySlowLibrary($"+{digits}", extension, region, digits);
    }

    private static PhoneNumber BySlowLibrary(string text, int extension, string? region, ReadOnlySpan<char> digits)
    {
        try
        {
            var library = PhoneNumberUtil.GetInstance();
            var parsed = library.Parse(text, region);
            if (library.IsPossibleNumber(parsed))
            {
                var e164 = library.Format(parsed, PhoneNumberFormat.E164);
                return new PhoneNumber(ulong.Parse(e164.AsSpan(1), CultureInfo.InvariantCulture), extension, PhoneQuality.International);
            }
        }
        catch (NumberParseException)
        {
            // no country has such a number; its last digits may still agree with another
        }

        return new PhoneNumber(Number(digits.TrimStart('0')), extension, PhoneQuality.Local);
    }

    /// <summary>Ten digits with an area code and exchange that may exist (NANP: neither begins with 0 or 1).</summary>
    private static bool IsNorthAmerican(ReadOnlySpan<char> digits) => digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2';

    private static bool IsFiller(ReadOnlySpan<char> digits)
    {
        var national = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        if (national.Length != 10)
            return JunkValues.IsDigitFiller(national.TrimStart('0')) && national.Length > 6;
        return JunkValues.IsDigitFiller(national)
            || (JunkValues.IsDigitFiller(national[3..]) && national[..3] is "555" or "123" or "000" or "999")
            || (national[3..6] is "555" && national[6..8] is "01")
            || national is "1234567890" or "0123456789";
    }

    private static bool StartsExtension(ReadOnlySpan<char> text) =>
        text[0] is 'x' or 'X' or '#' || text.StartsWith("ext", StringComparison.OrdinalIgnoreCase) || text.StartsWith("durchwahl", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("dw", StringComparison.OrdinalIgnoreCase) || text.StartsWith("poste", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("int.", StringComparison.OrdinalIgnoreCase) || text.StartsWith(";ext=", StringComparison.OrdinalIgnoreCase);

    private static int ReadExtension(ReadOnlySpan<char> text)
    {
        var extension = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && extension < 1_000_000)
                extension = extension * 10 + (c - '0');
        }

        return extension;
    }

    private static ulong Number(ReadOnlySpan<char> digits)
    {
        ulong number = 0;
        foreach (var c in digits)
            number = number * 10 + (ulong)(c - '0');
        return number;
    }
}
