using FuzzySharp;

namespace IdentityHub.Matching.Text;

/// <summary>
/// Likeness of free text by its words, whatever their order and repetition (FuzzySharp's token-set ratio). For organisation names and address lines,
/// which are few per pair; it allocates, so that it doesn't belong on the path of person names.
/// </summary>
public static class TokenSetRatio
{
    /// <summary>Similarity in [0, 1]; 1 when the words of one are all among the words of the other; 0 when either has none.</summary>
    public static double Similarity(string a, string b)
    {
        if (string.IsNullOrWhiteSpace(a) || string.IsNullOrWhiteSpace(b))
            return 0;
        return Fuzz.TokenSetRatio(a, b) / 100.0;
    }
}
