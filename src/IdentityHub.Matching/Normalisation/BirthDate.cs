using System.Globalization;

namespace IdentityHub.Matching.Normalisation;

/// <summary>A date of birth as far as it is known. Parts that aren't are 0.</summary>
/// <param name="Year">1–9999, or 0.</param>
/// <param name="Month">The month, or 0. Beyond 12 only when <paramref name="Quality"/> is <see cref="BirthDateQuality.Impossible"/>.</param>
/// <param name="Day">The day, or 0.</param>
/// <param name="Quality">How far the date can be trusted.</param>
/// <param name="IsAmbiguous">Whether day and month might as well be the other way round, as in 04/05/1978 without a known order.</param>
public readonly record struct BirthDate(int Year, int Month, int Day, BirthDateQuality Quality, bool IsAmbiguous)
{
    /// <summary>Whether year, month and day are known.</summary>
    public bool IsComplete => Year > 0 && Month > 0 && Day > 0;

    /// <summary>Year × 10000 + month × 100 + day.</summary>
    public int Packed => Year * 10000 + Month * 100 + Day;

    /// <summary>Whether this is the other with day and month exchanged, and they differ.</summary>
    public bool IsSwapOf(BirthDate other) => Year == other.Year && Day == other.Month && Month == other.Day && Day != Month;

    /// <summary>The eight digits yyyymmdd, with zeros for what isn't known.</summary>
    public override string ToString() => Packed.ToString("D8", CultureInfo.InvariantCulture);
}
