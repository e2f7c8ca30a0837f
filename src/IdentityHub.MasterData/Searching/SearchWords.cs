using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.Matching.Text;

namespace IdentityHub.MasterData.Searching;

/// <summary>The words under which a party is found: folded, at most 40 UTF-16 units each.</summary>
internal static class SearchWords
{
    /// <summary>The longest word.</summary>
    public const int MaximumLength = 40;

    private static readonly char[] Separators = [' ', '-', ',', '.', '\''];

    /// <summary>The words of a party's records.</summary>
    public static HashSet<string> Of(IEnumerable<RecordState> members)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in members)
        {
            Add(words, MatchText.Fold(record.Key.Key));
            var content = record.Content;
            AddNames(words, content.GivenName);
            AddWords(words, content.MiddleName);
            AddNames(words, content.FamilyName);
            AddWords(words, content.OrganisationName);
            foreach (var email in content.Emails)
                Add(words, MatchText.Fold(email.Value));
            foreach (var phone in content.Phones)
                Add(words, Digits(phone.Value));
            foreach (var address in content.Addresses)
            {
                Add(words, MatchText.Fold(address.Postcode));
                AddWords(words, address.City);
            }
        }
        return words;
    }

    /// <summary>The words of what somebody looks for, longest first; at most 6.</summary>
    public static IReadOnlyList<string> OfQuery(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        // A phone number may be written with blanks between its groups.
        var isNumber = text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '/' or '.' or '(' or ')');
        if (isNumber)
            Add(words, Digits(text));
        else
        {
            foreach (var part in text.Split((char[])[' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries))
                Add(words, MatchText.Fold(part));
        }
        return [.. words.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Take(6)];
    }

    /// <summary>The words as they sound, for those that are names; empty when there are none.</summary>
    public static IReadOnlyList<string> Sounding(IReadOnlyList<string> words) =>
        [.. words.Select(word => word.All(char.IsLetter) && Sound(word) is { Length: > 0 } sound ? sound : word)];

    private static void AddNames(HashSet<string> words, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = MatchText.Fold(part);
            Add(words, word);
            if (word.Length > 2 && Sound(word) is { Length: > 0 } sound)
                words.Add(sound);
        }
    }

    // The mark keeps sounds apart from words.
    private static string Sound(string word)
    {
        var key = DoubleMetaphone.Encode(word).Primary.ToString();
        return key.Length < 2 ? "" : "~" + key;
    }

    private static void AddWords(HashSet<string> words, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            Add(words, MatchText.Fold(part));
    }

    private static void Add(HashSet<string> words, string word)
    {
        if (word.Length > 0)
            words.Add(word.Length <= MaximumLength ? word : word[..MaximumLength]);
    }

    private static string Digits(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
    }
}
