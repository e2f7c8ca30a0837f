using System.Buffers;
using System.Numerics;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Jaro similarity (Jaro 1989): the share of characters that agree within a window, lowered by half of those that stand in another order.
/// Strings of at most 64 characters are compared bit-parallel. Nothing is allocated.
/// </summary>
public static class Jaro
{
    /// <summary>Similarity in [0, 1]; 1 for equal strings (two empty ones included), 0 when exactly one is empty or nothing is shared.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Similarity(a, b, a.CommonPrefixLength(b));

    /// <summary>As the other, with the length of the common prefix already known.</summary>
    internal static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int prefix)
    {
        if (a.Length == b.Length && prefix == a.Length)
            return 1;
        if (a.Length == 0 || b.Length == 0)
            return 0;
        // Which of several equal characters are paired depends on the side that is walked: one order keeps the measure symmetric.
        if (a.Length > b.Length || (a.Length == b.Length && a[prefix] > b[prefix]))
        {
            var shorter = b;
            b = a;
            a = shorter;
        }

        var window = Math.Max(b.Length / 2 - 1, 0);
        var (matches, transposed) = b.Length > CharPositions.MaxLength ? CountFlags(a, b, window)
            : a.Length <= CharPositions.ShortLength ? CountBits(new CharPositions.Short(a), a, b, window, prefix)
            : a.Length <= CharPositions.MediumLength ? CountBits(new CharPositions.Medium(a), a, b, window, prefix)
            : CountBits(new CharPositions.Long(a), a, b, window, prefix);
        if (matches == 0)
            return 0;

        // (m/|a| + m/|b| + (m−t)/m) / 3 over one denominator: exact in integers but for the one division, and that is what costs
        long m = matches, product = (long)a.Length * b.Length;
        return (double)(m * m * (a.Length + b.Length) + (m - transposed / 2) * product) / (3 * m * product);
    }

    /// <summary>A common prefix is always paired with itself, so the walk begins behind it.</summary>
    private static (int Matches, int Transposed) CountBits<TPattern>(TPattern positions, ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int window, int prefix)
        where TPattern : struct, CharPositions.IPattern, allows ref struct
    {
        var paired = prefix == 0 ? 0 : ulong.MaxValue >> (CharPositions.MaxLength - prefix);
        var reach = Reach(window, prefix);
        ulong patternHits = paired, textHits = 0;
        for (var j = prefix; j < text.Length; j++)
        {
            var free = positions.Of(text[j]) & reach & ~patternHits;
            patternHits |= free & (0 - free);
            textHits |= (free == 0 ? 0UL : 1UL) << j;
            reach = (reach << 1) | (j < window ? 1UL : 0);
        }

        var transposed = 0;
        var matches = prefix + BitOperations.PopCount(textHits);
        for (var left = patternHits & ~paired; textHits != 0; textHits &= textHits - 1, left &= left - 1)
            transposed += pattern[BitOperations.TrailingZeroCount(left)] != text[BitOperations.TrailingZeroCount(textHits)] ? 1 : 0;
        return (matches, transposed);
    }

    /// <summary>The positions within the window around position j.</summary>
    private static ulong Reach(int window, int j)
    {
        var upTo = j + window >= 63 ? ulong.MaxValue : (1UL << (j + window + 1)) - 1;
        return j > window ? upTo & (ulong.MaxValue << (j - window)) : upTo;
    }

    private static (int Matches, int Transposed) CountFlags(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int window)
    {
        var rented = ArrayPool<bool>.Shared.Rent(a.Length + b.Length);
        var hitsA = rented.AsSpan(0, a.Length);
        var hitsB = rented.AsSpan(a.Length, b.Length);
        hitsA.Clear();
        hitsB.Clear();
        var matches = 0;
        for (var j = 0; j < b.Length; j++)
        {
            var end = Math.Min(a.Length, j + window + 1);
            for (var i = Math.Max(0, j - window); i < end; i++)
            {
                if (hitsA[i] || a[i] != b[j])
                    continue;
                hitsA[i] = hitsB[j] = true;
                matches++;
                break;
            }
        }

        var transposed = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (!hitsA[i])
                continue;
            while (!hitsB[j])
                j++;
            if (a[i] != b[j++])
                transposed++;
        }

        ArrayPool<bool>.Shared.Return(rented);
        return (matches, transposed);
    }
}
