using System.Globalization;

namespace IdentityHub.Kernel.Canonical;

/// <summary>Numbers as ECMAScript writes them (ECMA-262 §6.1.6.1.20, Number::toString), which RFC 8785 §3.2.2.3 asks for.</summary>
internal static class EcmaScriptNumber
{
    public static string Format(double value)
    {
        if (value == 0)
            return "0";
        var sign = value < 0 ? "-" : "";
        // The shortest digits that read back as the same double are the same in both worlds; only where the point goes differs.
        var (digits, point) = Parts(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return sign + Place(digits, point);
    }

    /// <summary>Significant digits without zeros at either end, and how many of them stand before the point (may be negative or beyond their number).</summary>
    private static (string Digits, int Point) Parts(string roundTrip)
    {
        var exponentAt = roundTrip.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(roundTrip.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? roundTrip : roundTrip[..exponentAt];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), point - leading);
    }

    private static string Place(string digits, int point) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
        > -6 and <= 0 => "0." + new string('0', -point) + digits,
        _ => (digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}") + (point > 0 ? "e+" : "e-")
            + Math.Abs(point - 1).ToString(CultureInfo.InvariantCulture),
    };
}
