using System.Buffers;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Damerau–Levenshtein distance in its restricted form (optimal string alignment): as <see cref="Levenshtein"/>, and two neighbours that changed places
/// cost one. No part is edited twice, so it isn't a metric: "ca" → "abc" costs 3. Bit-parallel when the shorter string has at most 64 characters
/// (Hyyrö 2003); nothing is allocated.
/// </summary>
public static class DamerauLevenshtein
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
        ulong up = ulong.MaxValue, down = 0, diagonal = 0, equalBefore = 0;
        var shift = length - 1;
        var distance = length;
        for (var j = 0; j < text.Length; j++)
        {
            var equal = positions.Of(text[j]);
            var swapped = ((~diagonal & equal) << 1) & equalBefore;
            diagonal = (((equal & up) + up) ^ up) | equal | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            distance += (int)((right >> shift) & 1) - (int)((left >> shift) & 1);
            // Each column that is left can lower the distance by one at most.
            if (distance - (text.Length - 1 - j) > limit)
                return limit + 1;
            right = (right << 1) | 1;
            up = (left << 1) | ~(diagonal | right);
            down = right & diagonal;
            equalBefore = equal;
        }

        return distance;
    }

    private static int Rows(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var width = a.Length + 1;
        var rented = ArrayPool<int>.Shared.Rent(3 * width);
        var before = rented.AsSpan(0, width);
        var last = rented.AsSpan(width, width);
        var row = rented.AsSpan(2 * width, width);
        for (var i = 0; i < width; i++)
            last[i] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            row[0] = j;
            for (var i = 1; i < width; i++)
            {
                var cost = Math.Min(last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(last[i], row[i - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[i - 2] + 1);
                row[i] = cost;
            }

            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }

        var distance = last[^1];
        ArrayPool<int>.Shared.Return(rented);
        return distance > limit ? limit + 1 : distance;
    }
}
