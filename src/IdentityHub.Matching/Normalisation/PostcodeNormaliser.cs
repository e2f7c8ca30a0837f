using System.Text.RegularExpressions;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads postcodes to one spelling per country.</summary>
public static partial class PostcodeNormaliser
{
    /// <summary>
    /// The postcode in lower case without blanks: ZIP+4 cut to five digits, a country letter ("D-", "FL-") dropped; null for junk or text without a digit.
    /// A ZIP that lost its leading zero gets it back when the country is known to be the United States.
    /// </summary>
    public static string? Normalise(ReadOnlySpan<char> raw, string? country = null)
    {
        Span<char> buffer = stackalloc char[12];
        var length = 0;
        var digits = 0;
        var lettersFirst = 0;
        foreach (var c in raw.Trim())
        {
            if (!char.IsLetterOrDigit(c))
            {
                if (c is not ('-' or ' ' or '.' or '–'))
                    return null;
                if (c is '-' && digits == 0 && length is 1 or 2)
                {
                    length = 0; // D-10115, FL-9495
                    lettersFirst = 0;
                }
                else if (c is '-' && digits == 5 && length == 5)
                    break; // ZIP+4
                continue;
            }

            if (length == buffer.Length)
                return null;
            if (char.IsAsciiDigit(c))
                digits++;
            else if (digits == 0)
                lettersFirst++;
            buffer[length++] = char.ToLowerInvariant(c);
        }

        if (digits == 0 || length < 3 || lettersFirst > 3)
            return null;
        var code = buffer[..length];
        if (digits == length)
        {
            if (length == 9 && country is null or "US")
                code = code[..5];
            else if (length is 8 && country == "US")
                return "0" + code[..4].ToString();
            else if (length is 3 or 4 && country == "US")
                return code.ToString().PadLeft(5, '0');
            if (JunkValues.IsDigitFiller(code) && code is not "12345" && !code.ContainsAnyExcept(code[0]) && code[0] is '0' or '9')
                return null;
        }

        return code.ToString();
    }

    /// <summary>The part that names a wider district: outward code in the United Kingdom, first three characters elsewhere.</summary>
    public static string District(string postcode) => BritishShape().IsMatch(postcode) ? postcode[..^3] : postcode[..Math.Min(3, postcode.Length)];

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}$")]
    private static partial Regex BritishShape();
}
