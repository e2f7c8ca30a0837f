namespace IdentityHub.Matching.Blocking;

/// <summary>
/// Groups pairs of (32-bit key, record): two passes over the key's upper 22 bits, then insertion among the few that agree in those. Records of one key stay in order.
/// </summary>
internal static class RadixSort
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;

    /// <summary>Sorts in place; the spare array must be as long.</summary>
    public static void Sort(ulong[] items, ulong[] spare, int count)
    {
        Span<int> low = stackalloc int[Buckets];
        Span<int> high = stackalloc int[Buckets];
        low.Clear();
        high.Clear();
        for (var i = 0; i < count; i++)
        {
            low[(int)(items[i] >> (64 - 2 * Bits)) & (Buckets - 1)]++;
            high[(int)(items[i] >> (64 - Bits))]++;
        }

        Starts(low);
        Starts(high);
        for (var i = 0; i < count; i++)
            spare[low[(int)(items[i] >> (64 - 2 * Bits)) & (Buckets - 1)]++] = items[i];
        for (var i = 0; i < count; i++)
            items[high[(int)(spare[i] >> (64 - Bits))]++] = spare[i];
        for (var i = 1; i < count; i++)
        {
            var item = items[i];
            var j = i - 1;
            for (; j >= 0 && items[j] >> 32 > item >> 32; j--)
                items[j + 1] = items[j];
            items[j + 1] = item;
        }
    }

    private static void Starts(Span<int> counts)
    {
        var sum = 0;
        for (var i = 0; i < counts.Length; i++)
            (counts[i], sum) = (sum, sum + counts[i]);
    }
}
