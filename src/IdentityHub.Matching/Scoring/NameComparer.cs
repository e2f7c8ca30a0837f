using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Scoring;

/// <summary>Compares two different names. Pairs of values recur, so the last answers are remembered in a small table. Not safe for several threads.</summary>
internal sealed class NameComparer(FeatureTable table)
{
    private const int LargestCache = 16;


    /// <summary>Names whose letters differ in more places than this aren't near by any measure below.</summary>
    private const int FarApart = 9;

    private readonly int _bits = Math.Min(LargestCache, 4 + System.Numerics.BitOperations.Log2((uint)table.Names.Length + 1));
    private ulong[] _keys = [];
    private byte[] _answers = [];

    /// <summary>Level as given names.</summary>
    public byte Given(int a, int b) => a == b ? Levels.Exact : (byte)(Both(a, b) & 15);

    /// <summary>Level as family names.</summary>
    public byte Family(int a, int b) => a == b ? Levels.Exact : (byte)(Both(a, b) >> 4);

    private byte Both(int a, int b)
    {
        if (a > b)
            (a, b) = (b, a);
        var key = ((ulong)(uint)a << 32) | (uint)b;
        if (_keys.Length == 0)
            (_keys, _answers) = (new ulong[1 << _bits], new byte[1 << _bits]);
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> (64 - _bits));
        if (_keys[slot] == key)
            return _answers[slot];
        var answer = Compare(a, b);
        _keys[slot] = key;
        _answers[slot] = answer;
        return answer;
    }

    private byte Compare(int a, int b)
    {
        var left = table.Pools.Names[a];
        var right = table.Pools.Names[b];
        ref readonly var l = ref table.Names[a];
        ref readonly var r = ref table.Names[b];
        if (l.IsInitial || r.IsInitial)
            return l.Initial == r.Initial ? Pack(Levels.Given.Initial, Levels.Family.Near) : Pack(Levels.Given.Different, Levels.Family.Different);

        if (l.Words + r.Words == 2 && table.NameMasks.Difference(a, b) > FarApart)
            return Pack(Nicknames(a, b) ? Levels.Given.Nickname : Levels.Given.Different, Levels.Family.Different);

        var shorter = Math.Min(left.Length, right.Length);
        var distance = Math.Abs(left.Length - right.Length) <= 2 ? DamerauLevenshtein.Distance(left, right, 2) : 3;
        var close = distance == 1 && shorter >= 3 || distance == 2 && shorter >= 7;
        if (close)
            return Pack(Nicknames(a, b) ? Levels.Given.Nickname : Levels.Given.Close, Levels.Family.Close);
        if (l.Words + r.Words > 2 && SharesWord(left, right))
            return Pack(Levels.Given.Nickname, Levels.Family.Part);
        if (Nicknames(a, b))
            return Pack(Levels.Given.Nickname, Levels.Family.Different);

        if (shorter >= 4 && (left.EndsWith(right) || right.EndsWith(left)))
            return Pack(Levels.Given.Near, Levels.Family.Part);

        var similarity = JaroWinkler.Similarity(left, right);
        if (similarity >= 0.93 && shorter >= 4 || IsWithoutVowels(left, right))
            return Pack(Levels.Given.Close, Levels.Family.Close);
        var near = similarity >= 0.88 || similarity >= 0.75 && l.Sound.Sounds(r.Sound) && l.LastSound.Sounds(r.LastSound) || distance == 2 && shorter >= 4 || distance == 1;
        return near ? Pack(Levels.Given.Near, Levels.Family.Near) : Pack(Levels.Given.Different, Levels.Family.Different);
    }

    /// <summary>
    /// Whether one is the other with vowels, silent h or doubled letters left out, as abbreviations are and what was transliterated from a script that doesn't
    /// write them (fisl and faisal, mhmd and mohammed). More than one letter of difference, as one is close anyway.
    /// </summary>
    private static bool IsWithoutVowels(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length > right.Length)
        {
            var longer = left;
            left = right;
            right = longer;
        }

        const int fewest = 4;
        if (left.Length < fewest || left.Length == right.Length || left[0] != right[0])
            return false;
        var at = 0;
        for (var i = 0; i < right.Length; i++)
        {
            var c = right[i];
            if (at < left.Length && left[at] == c)
                at++;
            else if (c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h') && c != right[i - 1])
                return false;
        }

        return at == left.Length && left.Count('a') + left.Count('e') + left.Count('i') + left.Count('o') + left.Count('u') <= left.Length * 2 / 5;
    }

    private static byte Pack(byte given, byte family) => (byte)(given | (family << 4));

    private bool Nicknames(int a, int b) => table.AreNicknames(a, b);

    /// <summary>Whether a whole word of at least three letters stands in both.</summary>
    private static bool SharesWord(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        foreach (var word in left.Split(' '))
        {
            var l = left[word];
            if (l.Length < 3)
                continue;
            foreach (var other in right.Split(' '))
            {
                if (l.SequenceEqual(right[other]))
                    return true;
            }
        }

        return false;
    }
}
