namespace IdentityHub.Matching.Normalisation;

/// <summary>Japanese kana in Latin letters (Hepburn). Long vowels are written short, as in most passports.</summary>
internal static class Kana
{
    private const string Syllables = "ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔ";
    private static readonly string[] Readings = ("a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji _ tsu zu te de to do "
        + "na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu").Split(' ');

    public static string? Romanise(char c, char before)
    {
        if (c is 'ー')
            return string.Empty;
        var hiragana = c >= '\u30A1' && c <= '\u30F6' ? (char)(c - 0x60) : c;
        var index = Syllables.IndexOf(hiragana, StringComparison.Ordinal);
        if (index < 0)
            return char.IsLetter(c) ? c.ToString() : null;
        // a vowel that only lengthens the one before: Yuuko, Satou
        if (hiragana == 'う' && EndsIn(before, 'o', 'u'))
            return string.Empty;
        return Readings[index] == "_" ? string.Empty : Readings[index];
    }

    private static bool EndsIn(char kana, char first, char second)
    {
        var hiragana = kana >= '\u30A1' && kana <= '\u30F6' ? (char)(kana - 0x60) : kana;
        var index = Syllables.IndexOf(hiragana, StringComparison.Ordinal);
        return index >= 0 && (Readings[index][^1] == first || Readings[index][^1] == second);
    }
}
