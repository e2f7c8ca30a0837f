using System.Text;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Text reduced to what matching compares: compatibility forms and accents folded, lower case, other scripts written in Latin letters where that is a matter
/// of a table (Cyrillic, Greek, kana, Hangul, common Han characters of names, consonants of Arabic and Hebrew), punctuation turned into single blanks.
/// </summary>
public static class FoldedText
{
    private const int MaxStack = 512;

    /// <summary>What one character takes at most: a Chinese syllable and the blanks beside it.</summary>
    private const int Widest = 8;

    /// <summary>
    /// Words of letters and digits, parted by single blanks. Apostrophes vanish ("O'Brien" → "obrien"); every other mark parts words. Empty for text
    /// without a letter or digit. Idempotent.
    /// </summary>
    public static string Words(ReadOnlySpan<char> raw) => Fold(raw, string.Empty);

    /// <summary>As <see cref="Words"/>, and the marks in <paramref name="kept"/> stay as words of their own, for parsers that need them.</summary>
    internal static string Fold(ReadOnlySpan<char> raw, ReadOnlySpan<char> kept)
    {
        if (NeedsCompatibilityForm(raw))
            raw = Compatible(raw);

        var builder = raw.Length * Widest <= MaxStack ? new SpanText(stackalloc char[MaxStack]) : new SpanText(new char[raw.Length * Widest]);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c < 128)
            {
                if (char.IsAsciiLetterOrDigit(c))
                    builder.Letter(char.ToLowerInvariant(c));
                else if (c is not ('\'' or '`'))
                    Mark(ref builder, c, kept);
                continue;
            }

            switch (CharacterFolding.Of(c, i > 0 ? raw[i - 1] : '\0'))
            {
                case null:
                    Mark(ref builder, c, kept);
                    break;
                case var letters when CharacterFolding.IsSyllable(c):
                    builder.Blank();
                    builder.Letters(letters);
                    builder.Blank();
                    break;
                case var letters:
                    builder.Letters(letters);
                    break;
            }
        }

        return builder.Finish();
    }

    private static void Mark(ref SpanText builder, char c, ReadOnlySpan<char> kept)
    {
        builder.Blank();
        if (!kept.Contains(c))
            return;
        builder.Letter(c);
        builder.Blank();
    }

    /// <summary>Ligatures, full-width forms and the like lie above the blocks that the table folds by itself.</summary>
    private static bool NeedsCompatibilityForm(ReadOnlySpan<char> raw) => raw.ContainsAnyInRange('\u2460', '\u24FF') || raw.ContainsAnyInRange('\uF900', '\uFFEF');

    private static ReadOnlySpan<char> Compatible(ReadOnlySpan<char> raw)
    {
        // halves of surrogate pairs and non-characters have no form and would be refused
        var text = new string([.. raw.ToString().Where(c => !char.IsSurrogate(c) && c < 0xFFFE && c is < '\uFDD0' or > '\uFDEF')]);
        return text.Normalize(NormalizationForm.FormKC);
    }
}
