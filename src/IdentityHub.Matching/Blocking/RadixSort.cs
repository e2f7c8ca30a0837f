namespace IdentityHub.Matching.Blocking;

/// <summary>Sorts pairs of (32-bit key, record) by key, records of one key staying in order: four passes of eight bits.</summary>
internal static class RadixSort
{
    /// <summary>Sorts in place; the spare arrays must be as long as the others.</summary>
    public static void Sort(ulong[] items, ulong[] spare, int count)
    {
        Span<int> starts = stackalloc int[256];
        for (var shift = 32; shift < 64; shift += 8)
        {
            starts.Clear();
            for (var i = 0; i < count; i++)
                starts[(int)(items[i] >> shift) & 255]++;
            var sum = 0;
            for (var digit = 0; digit < 256; digit++)
                (starts[digit], sum) = (sum, sum + starts[digit]);
            for (var i = 0; i < count; i++)
                spare[starts[(int)(items[i] >> shift) & 255]++] = items[i];
            (items, spare) = (spare, items);
        }
    }
}
