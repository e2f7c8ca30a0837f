using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IdentityHub.Matching.Normalisation;

/// <summary>What one character becomes when text is folded: Latin lower-case letters, nothing, or null for a mark that parts words.</summary>
internal static class CharacterFolding
{
    /// <summary>Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and what lies between; Latin Extended Additional and Greek Extended follow from 0x1E00.</summary>
    private const int TableEnd = 0x2000;

    private static readonly FrozenDictionary<char, string> Special = SpecialLetters();
    private static readonly string?[] Table = BuildTable();

    public static string? Of(char c, char before)
    {
        if (c < TableEnd)
            return c == 'υ' || c == 'ύ' ? Upsilon(before) : Table[c];
        if (c is '\u2019' or '\u2018' or '\u2032' or '\u201B')
            return string.Empty; // curly apostrophes
        if (c is >= '\uAC00' and <= '\uD7A3')
            return Hangul.Romanise(c);
        if (c is >= '\u3041' and <= '\u30FF')
            return Kana.Romanise(c, before);
        if (HanReadings.Of(c) is { } reading)
            return reading;
        var lower = char.ToLowerInvariant(c);
        if (lower is >= (char)128 and < (char)TableEnd)
            return Table[lower]; // the Ångström sign is the letter
        return char.IsLetterOrDigit(c) ? lower.ToString()
            : char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format ? string.Empty
            : null;
    }

    /// <summary>Whether the character stands for a syllable or word of its own and is parted from its neighbours.</summary>
    public static bool IsSyllable(char c) => c is >= '\u4E00' and <= '\u9FFF' && HanReadings.Of(c) is not null;

    private static string Upsilon(char before) => before switch
    {
        'ο' or 'ό' or 'Ο' => "u",
        'α' or 'ε' or 'Α' or 'Ε' => "v",
        _ => "y",
    };

    private static string?[] BuildTable()
    {
        var table = new string?[TableEnd];
        for (var code = 128; code < TableEnd; code++)
            table[code] = Fold((char)code);
        // compatibility forms may consist of letters that fold further
        for (var code = 128; code < TableEnd; code++)
        {
            if (table[code] is { } letters)
                table[code] = string.Concat(letters.Select(c => c is >= (char)128 and < (char)TableEnd ? table[c] ?? string.Empty : c.ToString()));
        }

        return table;
    }

    private static string? Fold(char c)
    {
        if (Special.TryGetValue(char.ToLowerInvariant(c), out var known))
            return known;
        var category = char.GetUnicodeCategory(c);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return string.Empty;
        if (c is '\u00B4' or '\u02BC' or '\u02B9' or '\u02BB' or '\u0060')
            return string.Empty; // acute accents and modifier letters used as apostrophes
        if (!char.IsLetterOrDigit(c))
            return null;

        var letters = new StringBuilder();
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormKD))
        {
            var lower = char.ToLowerInvariant(part);
            if (lower < 128 && char.IsAsciiLetterOrDigit(lower))
                letters.Append(lower);
            else if (Special.TryGetValue(lower, out var text))
                letters.Append(text);
            else if (char.IsLetter(lower) && char.GetUnicodeCategory(lower) != UnicodeCategory.ModifierLetter)
                letters.Append(lower);
            else if (char.IsDigit(lower))
                letters.Append((char)('0' + (int)char.GetNumericValue(lower)));
        }

        return letters.ToString();
    }

    private static FrozenDictionary<char, string> SpecialLetters()
    {
        var pairs = new Dictionary<char, string>
        {
            ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i", ['ħ'] = "h",
            ['ŋ'] = "n", ['ĸ'] = "k", ['ŀ'] = "l", ['ə'] = "a", ['ª'] = "a", ['º'] = "o", ['ƒ'] = "f",
        };
        // Cyrillic: one reading for Russian, Ukrainian, Belarusian, Bulgarian and Serbian, close to how passports spell them
        Add("абвгґдеєжзиіклмнопрстуфхцчшщъыьэюяђјљњћџѣ",
            "a b v g g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya dj j lj nj c dz e");
        // Greek by sound (ELOT 743); upsilon depends on its neighbour and is read elsewhere
        Add("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o");
        // Arabic and Persian: consonants; long vowels as they are mostly spelt
        Add("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکی",
            "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h u i a a _ a a i u i p ch zh g k i");
        // Hebrew
        Add("אבגדהוזחטיךכלםמןנסעףפץצקרשת", "a b g d h v z ch t y k k l m m n n s a p p ts ts k r sh t");
        Add("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h");
        Add("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f");
        // Scripts whose consonants carry a vowel of their own: it isn't written, so it isn't read either; names without their vowels are compared as such
        Add("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह", "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h");
        Add("अआइईउऊऋएऐओऔािीुूृेैोौंःँ्", "a a i i u u ri e ai o au a i i u u ri e ai o au n h n _");
        Add("กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", "k kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m y r l w s s s h l o h");
        Add("ะัาำิีึืุูเแโใไ็่้๊๋์", "a a a am i i ue ue u u e ae o ai ai _ _ _ _ _ _");
        Add("កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ", "k kh k kh ng ch chh ch chh nh d th d th n t th t th n b ph p ph m y r l v s h l a");
        Add("ាិីឹឺុូួើឿៀេែៃោៅំះៈ្់", "a i i i eu u u uo aeu eua ie e ae ai ao au m h _ _ _");
        return pairs.ToFrozenDictionary();

        void Add(string letters, string readings)
        {
            var texts = readings.Split(' ');
            for (var i = 0; i < letters.Length; i++)
                pairs[letters[i]] = texts[i] == "_" ? string.Empty : texts[i];
        }
    }
}
