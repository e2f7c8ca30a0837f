using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Scoring;

/// <content>What tells organisations apart.</content>
internal sealed partial class PairComparer
{
    private byte Organisation(int l, int r, ref float logShare)
    {
        if (l < 0 || r < 0 || _organisations[l] == 0 || _organisations[r] == 0)
            return DefaultComparisons.Missing;
        if (l == r)
        {
            logShare = _organisations[l];
            return Levels.Exact;
        }

        var left = table.Pools.Organisations[l];
        var right = table.Pools.Organisations[r];
        var similarity = TokenSetRatio.Similarity(left.ToString(), right.ToString());
        return similarity >= 0.97 ? Levels.Organisation.Words
            : similarity >= 0.85 || AreWordsAlike(left, right) ? Levels.Organisation.Close
            : Levels.Organisation.Different;
    }

    /// <summary>Whether every word of the name with fewer of them, two at least, stands in the other as it is or misspelt.</summary>
    private static bool AreWordsAlike(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        const int fewest = 2;
        if (left.Count(' ') > right.Count(' '))
        {
            var longer = left;
            left = right;
            right = longer;
        }

        var words = 0;
        foreach (var range in left.Split(' '))
        {
            var word = left[range];
            var found = false;
            foreach (var other in right.Split(' '))
                found = found || IsWordAlike(word, right[other]);
            if (!found)
                return false;
            words++;
        }

        return words >= fewest;
    }

    private static bool IsWordAlike(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        if (word.SequenceEqual(other))
            return true;
        var shorter = Math.Min(word.Length, other.Length);
        var edits = shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
        return edits > 0 && Math.Abs(word.Length - other.Length) <= edits && DamerauLevenshtein.Distance(word, other, edits) <= edits;
    }

    private byte Website(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ref float logShare)
    {
        var best = DefaultComparisons.Missing;
        var range = table.Layout.Websites;
        for (var i = range.Start; i < range.End; i++)
        {
            for (var j = range.Start; j < range.End; j++)
            {
                var (l, r) = (a[i], b[j]);
                if (l < 0 || r < 0 || _websites[l] == 0 || _websites[r] == 0)
                    continue;
                if (l == r)
                    logShare = Math.Min(logShare, _websites[l]);
                best = Math.Min(best, l == r ? (byte)0 : (byte)1);
            }
        }

        return best;
    }
}
