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
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 1 : 0;
        var order = a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
        if (order == 0)
            return 1;
        if (order > 0) // Which of several equal characters are paired depends on the side that is walked: one order keeps the measure symmetric.
        {
            var shorter = b;
            b = a;
            a = shorter;
        }

        var window = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        var (matches, transposed) = a.Length <= CharPositions.MaxLength && b.Length <= CharPositions.MaxLength
            ? CountBits(a, b, window)
            : CountFlags(a, b, window);
        if (matches == 0)
            return 0;

        double m = matches;
        return (m / a.Length + m / b.Length + (m - transposed / 2) / m) / 3;
    }

    private static (int Matches, int Transposed) CountBits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int window)
    {
        var positions = new CharPositions(pattern);
        var reach = window >= 63 ? ulong.MaxValue : (1UL << (window + 1)) - 1;
        ulong patternHits = 0, textHits = 0;
        for (var j = 0; j < text.Length; j++)
        {
            var free = positions.Of(text[j]) & reach & ~patternHits;
            patternHits |= free & (0 - free);
            if (free != 0)
                textHits |= 1UL << j;
            reach = j < window ? (reach << 1) | 1 : reach << 1;
        }

        var transposed = 0;
        var matches = BitOperations.PopCount(textHits);
        for (var left = patternHits; textHits != 0; textHits &= textHits - 1, left &= left - 1)
        {
            if (pattern[BitOperations.TrailingZeroCount(left)] != text[BitOperations.TrailingZeroCount(textHits)])
                transposed++;
        }

        return (matches, transposed);
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
