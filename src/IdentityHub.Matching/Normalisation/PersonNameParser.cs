namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Splits names into their parts. Pure and deterministic; nothing is guessed that the text doesn't show, but for the order of a full name, which is marked
/// as a guess. Placeholders ("unknown", "n/a", "test") come back empty.
/// </summary>
public static class PersonNameParser
{
    /// <summary>Reads a column of given names: "Dr. Jean-Pierre", "J.R.", "Robert J".</summary>
    public static PersonName Given(ReadOnlySpan<char> raw)
    {
        if (HanReadings.IsHanName(raw.Trim()) || IsShortHan(raw.Trim()))
            return new PersonName { Given = FoldedText.Words(raw).Replace(" ", string.Empty, StringComparison.Ordinal), OrderIsCertain = true, Native = raw.Trim().ToString() };
        var words = Words(raw);
        var suffix = TakeSuffix(words);
        if (suffix == GenerationalSuffix.None && words.Count > 1 && raw.TrimEnd().EndsWith(" I", StringComparison.Ordinal))
            suffix = GenerationalSuffix.Senior; // "Morris I" beside "Morris II"; it stays a middle initial as well
        TakeTitles(words);
        return words.Count == 0
            ? PersonName.Empty with { Suffix = suffix }
            : new PersonName { Given = words[0], Middle = string.Join(' ', words.Skip(1)), Suffix = suffix, OrderIsCertain = true };
    }

    /// <summary>Reads a column of middle names or initials.</summary>
    public static PersonName Middle(ReadOnlySpan<char> raw)
    {
        var words = Words(raw);
        var suffix = TakeSuffix(words);
        return new PersonName { Middle = string.Join(' ', words), Suffix = suffix, OrderIsCertain = true };
    }

    /// <summary>Reads a column of surnames: "de la Cruz", "Smith-Jones", "O'Brien, Jr.", "Meier geb. Huber".</summary>
    public static PersonName Family(ReadOnlySpan<char> raw)
    {
        if (HanReadings.IsHanName(raw.Trim()) || IsShortHan(raw.Trim()))
            return new PersonName { Family = FoldedText.Words(raw).Replace(" ", string.Empty, StringComparison.Ordinal), OrderIsCertain = true, Native = raw.Trim().ToString() };
        var words = Words(raw);
        var suffix = TakeSuffix(words);
        TakeTitles(words);
        return Surname(words) with { Suffix = suffix, OrderIsCertain = true };
    }

    /// <summary>Reads a whole name: "John Q. Smith Jr", "Smith, John", "DUPONT Jean", "王杰".</summary>
    public static PersonName Full(ReadOnlySpan<char> raw)
    {
        raw = raw.Trim();
        if (HanReadings.IsHanName(raw))
            return HanName(raw);
        var text = WithoutBrackets(raw);
        var comma = text.IndexOfAny(',', '،', '、');
        if (comma > 0 && InvertedBy(text, comma) is { } inverted)
            return inverted;

        var words = Words(text);
        var suffix = TakeSuffix(words);
        TakeTitles(words);
        if (words.Count <= 1)
            return words.Count == 0 ? PersonName.Empty with { Suffix = suffix } : new PersonName { Family = words[0], Suffix = suffix };
        if (CapitalisedSurname(text, words) is { } capitals)
            return capitals with { Suffix = suffix };

        var start = SurnameStart(words);
        var family = Surname(words[start..]);
        return family with { Given = words[0], Middle = string.Join(' ', words[1..start]), Suffix = suffix };
    }

    /// <summary>Reads a column of generational suffixes; a lone roman I and V count here.</summary>
    public static GenerationalSuffix Suffix(ReadOnlySpan<char> raw)
    {
        var word = FoldedText.Words(raw);
        return word switch
        {
            "i" => GenerationalSuffix.Senior,
            "v" => GenerationalSuffix.Fifth,
            "the second" => GenerationalSuffix.Junior,
            "the third" => GenerationalSuffix.Third,
            _ => NameWords.Suffix(word),
        };
    }

    private static List<string> Words(ReadOnlySpan<char> raw)
    {
        var folded = FoldedText.Words(raw);
        if (IsJunk(folded))
            return [];
        var words = new List<string>(folded.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        for (var i = 0; i < words.Count; i++)
            words[i] = ScanRepair.Letters(words[i]);
        return words;
    }

    /// <summary>Guest, Bar, Private and the like are surnames too.</summary>
    private static bool IsJunk(string folded) =>
        JunkValues.IsPlaceholder(folded) && folded is not ("guest" or "gast" or "bar" or "foo" or "other" or "private" or "user" or "temp" or "sample" or "default" or "nil" or "sans");

    private static GenerationalSuffix TakeSuffix(List<string> words)
    {
        var found = GenerationalSuffix.None;
        while (words.Count > 1)
        {
            var suffix = NameWords.Suffix(words[^1]);
            if (suffix == GenerationalSuffix.None && !NameWords.PostNominals.Contains(words[^1]))
                break;
            if (suffix != GenerationalSuffix.None)
                found = suffix;
            words.RemoveAt(words.Count - 1);
        }

        return found;
    }

    private static void TakeTitles(List<string> words)
    {
        while (words.Count > 1 && (NameWords.Titles.Contains(words[0]) || (words[0] is "sr" && words.Count > 2)))
            words.RemoveAt(0);
        while (words.Count > 1 && words[^1] is "mr" or "mrs" or "ms" or "dr" or "prof")
            words.RemoveAt(words.Count - 1);
    }

    private static PersonName Surname(List<string> words)
    {
        words.RemoveAll(word => words.Count > 1 && NameWords.BirthMarks.Contains(word));
        for (var i = words.Count - 2; i >= 0; i--)
        {
            if (!NameWords.Glued.Contains(words[i]))
                continue;
            words[i] += words[i + 1];
            words.RemoveAt(i + 1);
        }

        var particles = 0;
        while (particles < words.Count - 1 && NameWords.Particles.Contains(words[particles]))
            particles++;
        var rest = words[particles..];
        rest.RemoveAll(word => rest.Count > 1 && word is "y" or "e" or "i" or "de" or "und"); // Ortega y Gasset
        return new PersonName { Family = string.Join(' ', rest), Particle = string.Join(' ', words[..particles]) };
    }

    /// <summary>Where the surname begins in a name that is written given name first: the last word with the particles before it.</summary>
    private static int SurnameStart(List<string> words)
    {
        var start = words.Count - 1;
        if (start > 2 && words[start - 1] is "y" or "geb" or "nee" or "geborene")
            start -= 2;
        while (start > 1 && (NameWords.Particles.Contains(words[start - 1]) || words[start - 1] is "mc" or "mac") && words[start - 1].Length > 1)
            start--;
        return start;
    }

    private static PersonName? InvertedBy(ReadOnlySpan<char> text, int comma)
    {
        var behind = Words(text[(comma + 1)..]);
        if (behind.Count == 0 || behind.TrueForAll(word => NameWords.Suffix(word) != GenerationalSuffix.None || NameWords.PostNominals.Contains(word)))
            return null; // "John Smith, Jr." and "Smith, PhD" aren't inverted
        var family = Family(text[..comma]);
        var given = Given(text[(comma + 1)..]);
        var suffix = family.Suffix != GenerationalSuffix.None ? family.Suffix : given.Suffix;
        return family with { Given = given.Given, Middle = given.Middle, Suffix = suffix, OrderIsCertain = true };
    }

    /// <summary>Surname in capitals, the rest not, as French and international forms ask for.</summary>
    private static PersonName? CapitalisedSurname(ReadOnlySpan<char> text, List<string> words)
    {
        var capitals = new HashSet<string>();
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.Length > 1 && word.IndexOfAnyInRange('a', 'z') < 0 && char.IsLetter(word[0]) && !word.Contains('.') && IsUpper(word))
                capitals.UnionWith(Words(word));
        }

        var surname = words.Where(capitals.Contains).ToList();
        var given = words.Where(word => !capitals.Contains(word)).ToList();
        if (surname.Count == 0 || given.Count == 0 || surname.TrueForAll(word => word.Length < 3) || given.TrueForAll(word => word.Length == 1))
            return null;
        return Surname(surname) with { Given = given[0], Middle = string.Join(' ', given.Skip(1)), OrderIsCertain = true };
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c) && !char.IsUpper(c))
                return false;
        }

        return true;
    }

    private static PersonName HanName(ReadOnlySpan<char> raw)
    {
        var length = HanReadings.FamilyLength(raw);
        return new PersonName
        {
            Family = FoldedText.Words(raw[..length]).Replace(" ", string.Empty, StringComparison.Ordinal),
            Given = FoldedText.Words(raw[length..]).Replace(" ", string.Empty, StringComparison.Ordinal),
            Native = raw.ToString(),
            OrderIsCertain = true,
        };
    }

    private static bool IsShortHan(ReadOnlySpan<char> text) => text.Length == 1 && text[0] is >= '\u4E00' and <= '\u9FFF';

    /// <summary>What stands in brackets or quotes is a remark or a nickname, not part of the name.</summary>
    private static ReadOnlySpan<char> WithoutBrackets(ReadOnlySpan<char> raw)
    {
        var open = raw.IndexOfAny('(', '"', '“');
        if (open < 0)
            return raw;
        var close = raw[(open + 1)..].IndexOfAny(')', '"', '”');
        if (close < 0)
            return raw;
        var rest = string.Concat(raw[..open], " ", raw[(open + close + 2)..]).AsSpan().Trim();
        return rest.IsEmpty ? raw : rest;
    }
}
