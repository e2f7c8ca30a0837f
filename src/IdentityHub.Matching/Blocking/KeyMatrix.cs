using IdentityHub.Matching.Features;

namespace IdentityHub.Matching.Blocking;

/// <summary>Works on the keys of all records, a row of slots per record.</summary>
internal static class KeyMatrix
{
    /// <summary>The keys of some slots only, given in ascending order.</summary>
    public static uint[] Select(uint[] keys, int records, int width, int[] slots, ParallelOptions parallel)
    {
        if (slots.Length == width)
            return keys;
        var compact = new uint[(long)records * slots.Length];
        FeatureTableBuilder.ForRanges(records, parallel, (start, end) =>
        {
            var into = (long)start * slots.Length;
            for (var record = start; record < end; record++)
            {
                var from = (long)record * width;
                foreach (var slot in slots)
                    compact[into++] = keys[from + slot];
            }
        });
        return compact;
    }
}
