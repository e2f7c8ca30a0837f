using System.Numerics;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>
/// For each text of a pool the set of its characters as 64 bits. One edit changes at most two bits, so that texts whose sets differ in more than twice
/// the allowed edits needn't be compared at all.
/// </summary>
internal sealed class LetterMasks
{
    private readonly ulong[] _masks;

    public LetterMasks(TextPool pool, ParallelOptions parallel)
    {
        _masks = new ulong[pool.Count];
        FeatureTableBuilder.ForRanges(_masks.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                ulong mask = 0;
                foreach (var c in pool[i])
                    mask |= 1UL << BitOf(c);
                _masks[i] = mask;
            }
        });
    }

    /// <summary>In how many characters the two sets differ.</summary>
    public int Difference(int a, int b) => BitOperations.PopCount(_masks[a] ^ _masks[b]);

    private static int BitOf(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => 26 + c - '0',
        _ => 36 + c % 28,
    };
}
