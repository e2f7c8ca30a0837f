namespace IdentityHub.Matching.Tests.Text;

/// <summary>The text-book forms of the measures, which the fast ones must agree with.</summary>
internal static class PlainDistances
{
    public static int Levenshtein(string a, string b) => Table(a, b, swaps: false);

    public static int OptimalStringAlignment(string a, string b) => Table(a, b, swaps: true);

    public static double Jaro(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 1 : 0;
        if (a.Length > b.Length || (a.Length == b.Length && string.CompareOrdinal(a, b) > 0))
            (a, b) = (b, a);
        var window = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        var hitsA = new bool[a.Length];
        var hitsB = new bool[b.Length];
        for (var j = 0; j < b.Length; j++)
        {
            for (var i = Math.Max(0, j - window); i <= Math.Min(a.Length - 1, j + window); i++)
            {
                if (hitsA[i] || a[i] != b[j])
                    continue;
                hitsA[i] = hitsB[j] = true;
                break;
            }
        }

        var left = a.Where((_, i) => hitsA[i]).ToArray();
        var right = b.Where((_, j) => hitsB[j]).ToArray();
        if (left.Length == 0)
            return 0;
        double m = left.Length;
        var transpositions = left.Zip(right).Count(pair => pair.First != pair.Second) / 2;
        return (m / a.Length + m / b.Length + (m - transpositions) / m) / 3;
    }

    private static int Table(string a, string b, bool swaps)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
