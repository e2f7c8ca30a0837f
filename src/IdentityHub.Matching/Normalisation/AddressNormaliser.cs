namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads the parts of an address that a source keeps apart. A whole line goes through <see cref="AddressParser"/>.</summary>
public static class AddressNormaliser
{
    /// <summary>The street in one spelling ("Oak Street" → "oak st", "Hauptstraße" → "hauptstr"); null for junk.</summary>
    public static string? Street(ReadOnlySpan<char> raw)
    {
        var folded = FoldedText.Words(raw);
        if (JunkValues.IsPlaceholder(folded))
            return null;
        return StreetWords.Canonical(folded.Split(' '));
    }

    /// <summary>The house number ("0012 A" → "12a", "12-14" → "12 14", "No. 5" → "5"); null when the text has no digit.</summary>
    public static string? House(ReadOnlySpan<char> raw)
    {
        var words = FoldedText.Words(raw).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("no" or "nr" or "num" or "numero" or "n")).ToList();
        if (!words.Exists(word => char.IsAsciiDigit(word[0])))
            return null;
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words[i].Length == 1 && char.IsAsciiLetter(words[i][0]) && char.IsAsciiDigit(words[i - 1][^1]))
            {
                words[i - 1] += words[i];
                words.RemoveAt(i);
            }
        }

        var house = string.Join(' ', words.Select(word => word.TrimStart('0'))).Trim();
        return house.Length == 0 ? null : house;
    }

    /// <summary>The unit without its word ("Apt. 4-B" → "4b", "3º izq" → "3o izq"); null for junk.</summary>
    public static string? Unit(ReadOnlySpan<char> raw)
    {
        var words = FoldedText.Words(raw).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !StreetWords.Units.Contains(word)).ToList();
        var unit = string.Concat(words).TrimStart('0');
        return unit.Length == 0 || JunkValues.IsPlaceholder(unit) && unit.AsSpan().ContainsAnyInRange('a', 'z') && unit.Length > 2 ? null : unit;
    }

    /// <summary>The city with saints, forts and mounts in one spelling; null for junk.</summary>
    public static string? City(ReadOnlySpan<char> raw)
    {
        var folded = FoldedText.Words(raw);
        if (JunkValues.IsPlaceholder(folded))
            return null;
        if (folded.IndexOf(' ', StringComparison.Ordinal) < 0)
            return ScanRepair.Letters(folded);
        var words = folded.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] switch
            {
                "saint" or "sankt" when i < words.Length - 1 => "st",
                "sainte" when i < words.Length - 1 => "ste",
                "mount" when i < words.Length - 1 => "mt",
                "fort" when i < words.Length - 1 => "ft",
                "heights" or "hgts" => "hts",
                "springs" or "spgs" => "spgs",
                "north" or "nth" when i == 0 => "n",
                "south" or "sth" when i == 0 => "s",
                "east" when i == 0 => "e",
                "west" when i == 0 => "w",
                var word => ScanRepair.Letters(word),
            };
        }

        return string.Join(' ', words);
    }
}
