namespace IdentityHub.Matching.Text;

/// <summary>Jaro–Winkler similarity (Winkler 1990): Jaro, raised for strings that begin alike, as people seldom err in a name's first letters.</summary>
public static class JaroWinkler
{
    private const int LongestPrefix = 4;
    private const double PrefixScale = 0.1;

    /// <summary>Below this Jaro similarity a common prefix says nothing (Winkler's boost threshold).</summary>
    private const double BoostThreshold = 0.7;

    /// <summary>Similarity in [0, 1]; 1 for equal strings only, 0 when exactly one is empty or nothing is shared.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var prefix = a.CommonPrefixLength(b);
        var jaro = Jaro.Similarity(a, b, prefix);
        return jaro <= BoostThreshold ? jaro : jaro + Math.Min(prefix, LongestPrefix) * PrefixScale * (1 - jaro);
    }
}
