namespace IdentityHub.Matching.Text;

/// <summary>Cuts what two strings begin and end with in common: no edit distance depends on it.</summary>
internal static class CommonAffixes
{
    public static void Trim(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        var suffix = 0;
        while (suffix < a.Length && suffix < b.Length && a[a.Length - 1 - suffix] == b[b.Length - 1 - suffix])
            suffix++;
        a = a[..^suffix];
        b = b[..^suffix];
    }
}
