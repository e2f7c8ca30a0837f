using IdentityHub.Matching.Model;

namespace IdentityHub.Matching.Scoring;

/// <summary>Compares two different dates given as yyyymmdd.</summary>
internal static class BirthDateComparer
{
    public static byte Compare(int left, int right)
    {
        var (ly, lm, ld) = (left / 10000, left / 100 % 100, left % 100);
        var (ry, rm, rd) = (right / 10000, right / 100 % 100, right % 100);
        if (ly == ry && lm == rd && ld == rm)
            return Levels.BirthDate.Swapped;
        if (lm == 0 || rm == 0 || ld == 0 || rd == 0)
            return ly == ry && (lm == rm || lm == 0 || rm == 0) ? Levels.BirthDate.YearOnly : Levels.BirthDate.Different;
        if (ly == ry && (lm == 1 && ld == 1 || rm == 1 && rd == 1))
            return Levels.BirthDate.YearOnly;
        if (OneDigitOff(left, right))
            return Levels.BirthDate.Digit;
        var parts = (ly == ry ? 1 : 0) + (lm == rm ? 1 : 0) + (ld == rd ? 1 : 0);
        if (parts == 2)
            return Levels.BirthDate.Part;
        var days = Math.Abs((ly - ry) * 372 + (lm - rm) * 31 + ld - rd);
        return days <= 62 ? Levels.BirthDate.TwoMonths : days <= 410 ? Levels.BirthDate.Year : Levels.BirthDate.Different;
    }

    /// <summary>One digit replaced, or two neighbours exchanged.</summary>
    private static bool OneDigitOff(int left, int right)
    {
        int differing = 0, first = 0, lFirst = 0, rFirst = 0;
        for (var place = 0; place < 8; place++)
        {
            var (l, r) = (left % 10, right % 10);
            (left, right) = (left / 10, right / 10);
            if (l == r)
                continue;
            differing++;
            if (differing == 1)
                (first, lFirst, rFirst) = (place, l, r);
            else if (differing > 2 || place != first + 1 || l != rFirst || r != lFirst)
                return false;
        }

        return true;
    }
}
