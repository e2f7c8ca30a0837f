using System.Buffers;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Levenshtein distance: the fewest insertions, deletions and replacements that turn one string into the other.
/// Bit-parallel when the shorter string has at most 64 characters (Myers 1999 as simplified by Hyyrö 2003); nothing is allocated.
/// </summary>
public static class Levenshtein
{
    /// <summary>The distance, in [0, length of the longer string].</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Distance(a, b, int.MaxValue);

    /// <summary>The distance when it is at most <paramref name="limit"/>, otherwise <c>limit + 1</c>, found early.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        CommonAffixes.Trim(ref a, ref b);
        if (a.Length > b.Length)
        {
            var shorter = b;
            b = a;
            a = shorter;
        }

        if (b.Length - a.Length > limit)
            return limit + 1;
        switch (a.Length)
        {
            case 0:
                return b.Length;
            case 1:
                // What is left of most pairs of names that are alike.
                var one = b.Contains(a[0]) ? b.Length - 1 : b.Length;
                return one > limit ? limit + 1 : one;
            case <= CharPositions.ShortLength:
                return Bits(new CharPositions.Short(a), a.Length, b, limit);
            case <= CharPositions.MediumLength:
                return Bits(new CharPositions.Medium(a), a.Length, b, limit);
            case <= CharPositions.MaxLength:
                return Bits(new CharPositions.Long(a), a.Length, b, limit);
            default:
                return Rows(a, b, limit);
        }
    }

    /// <summary>1 − distance / length of the longer string, in [0, 1]; 1 for two empty strings.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var longer = Math.Max(a.Length, b.Length);
        return longer == 0 ? 1 : 1 - (double)Distance(a, b) / longer;
    }

    private static int Bits<TPattern>(TPattern positions, int length, ReadOnlySpan<char> text, int limit)
        where TPattern : struct, CharPositions.IPattern, allows ref struct
    {
        ulong up = ulong.MaxValue, down = 0;
        var shift = length - 1;
        var distance = length;
        for (var j = 0; j < text.Length; j++)
        {
            var equal = positions.Of(text[j]);
            var diagonal = (((equal & up) + up) ^ up) | equal | down;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            distance += (int)((right >> shift) & 1) - (int)((left >> shift) & 1);
            // Each column that is left can lower the distance by one at most.
            if (distance - (text.Length - 1 - j) > limit)
                return limit + 1;
            right = (right << 1) | 1;
            up = (left << 1) | ~(diagonal | right);
            down = right & diagonal;
        }

        return distance;
    }

    private static int Rows(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var rented = ArrayPool<int>.Shared.Rent(a.Length + 1);
        var row = rented.AsSpan(0, a.Length + 1);
        for (var i = 0; i < row.Length; i++)
            row[i] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var diagonal = row[0];
            row[0] = j;
            for (var i = 1; i < row.Length; i++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(substituted, Math.Min(row[i], row[i - 1]) + 1);
            }
        }

        var distance = row[^1];
        ArrayPool<int>.Shared.Return(rented);
        return distance > limit ? limit + 1 : distance;
    }
}
