namespace IdentityHub.Matching.Normalisation;

/// <summary>Korean syllables in Latin letters, letter by letter (Revised Romanisation of 2000 without its sound changes at borders).</summary>
internal static class Hangul
{
    private static readonly string[] Initials = "g kk n d tt r m b pp s ss _ j jj ch k t p h".Replace("_", "", StringComparison.Ordinal).Split(' ');
    private static readonly string[] Vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' ');
    private static readonly string[] Finals =
        "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".Replace("_", "", StringComparison.Ordinal).Split(' ');

    public static string Romanise(char syllable)
    {
        var index = syllable - 0xAC00;
        return Initials[index / 588] + Vowels[index % 588 / 28] + Finals[index % 28];
    }
}
