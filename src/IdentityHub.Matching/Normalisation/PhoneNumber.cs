using System.Globalization;

namespace IdentityHub.Matching.Normalisation;

/// <summary>A telephone number for matching, small enough to be stored by the million.</summary>
/// <param name="Digits">The digits as one number: of E.164 (country code first) when <paramref name="Quality"/> is <see cref="PhoneQuality.International"/>, else as dialled without leading zeros.</param>
/// <param name="Extension">The extension, or 0.</param>
/// <param name="Quality">What the digits are.</param>
public readonly record struct PhoneNumber(ulong Digits, int Extension, PhoneQuality Quality)
{
    private const ulong SevenDigits = 10_000_000;

    /// <summary>The last seven digits: what a number keeps when area and country code are left out. A weak match key.</summary>
    public uint LastSeven => (uint)(Digits % SevenDigits);

    /// <summary>
    /// The digits without country code and trunk zero: what is left the same when one source dials from abroad and another, whose country isn't known, from
    /// within. Equal to <see cref="Digits"/> when there is no country code or it isn't a known one.
    /// </summary>
    public ulong National => Quality == PhoneQuality.International ? DialPlan.NationalPart(Digits) : Digits;

    /// <summary>Whether the number is a placeholder: no match key, no weight.</summary>
    public bool IsGeneric => Quality == PhoneQuality.Junk;

    /// <summary>E.164 with its plus sign; only digits when the country isn't known.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Quality == PhoneQuality.International ? "+" : "")}{Digits}{(Extension > 0 ? $" x{Extension}" : "")}");
}
