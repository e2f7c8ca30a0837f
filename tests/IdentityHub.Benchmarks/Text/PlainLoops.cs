namespace IdentityHub.Benchmarks.Text;

/// <summary>The measures as text books write them, for comparison.</summary>
internal static class PlainLoops
{
    public static double JaroWinkler(string a, string b)
    {
        if (a == b)
            return 1;
        var window = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        var hitsA = new bool[a.Length];
        var hitsB = new bool[b.Length];
        var m = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (hitsB[j] || a[i] != b[j])
                    continue;
                hitsA[i] = hitsB[j] = true;
                m++;
                break;
            }
        }

        if (m == 0)
            return 0;
        var t = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (!hitsA[i])
                continue;
            while (!hitsB[j])
                j++;
            if (a[i] != b[j++])
                t++;
        }

        var jaro = ((double)m / a.Length + (double)m / b.Length + (m - t / 2.0) / m) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
            prefix++;
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    public static int DamerauLevenshtein(string a, string b)
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
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
