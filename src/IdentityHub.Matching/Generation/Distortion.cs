namespace IdentityHub.Matching.Generation;

/// <summary>The errors that people and scanners make in words and numbers.</summary>
internal sealed class Distortion(SeededRandom random)
{
    private static readonly string[] KeyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly (string From, string To)[] Misreadings =
        [("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("o", "0"), ("s", "5"), ("cl", "d"), ("h", "b"), ("u", "v"), ("g", "q"), ("w", "vv"), ("e", "c"), ("B", "8"), ("S", "5")];

    private static readonly (string From, string To)[] Mishearings =
        [("ph", "f"), ("ck", "k"), ("c", "k"), ("ie", "y"), ("y", "i"), ("ee", "ea"), ("z", "s"), ("th", "t"), ("ei", "ie"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("sh", "sch"), ("v", "w"), ("ai", "ei"), ("ß", "ss"), ("ü", "ue"), ("ö", "oe")];

    /// <summary>One slip of the finger, or a word written as it was heard.</summary>
    public string Typo(string text)
    {
        if (text.Length < 2)
            return text;
        var at = random.Next(text.Length);
        switch (random.Next(10))
        {
            case 0 or 1:
                return text.Remove(at, 1);
            case 2 or 3:
                return text.Insert(at, Near(text[at]).ToString());
            case 4 or 5 or 6:
                return string.Concat(text.AsSpan(0, at), Near(text[at]).ToString(), text.AsSpan(at + 1));
            case 7 or 8:
                at = Math.Min(at, text.Length - 2);
                return string.Concat(text.AsSpan(0, at), text[at + 1].ToString(), text[at].ToString(), text.AsSpan(at + 2));
            default:
                return Replace(text, Mishearings);
        }
    }

    /// <summary>Letters that a scanner took for others.</summary>
    public string Scan(string text) => Replace(text, Misreadings);

    private string Replace(string text, (string From, string To)[] pairs)
    {
        var start = random.Next(pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            var (from, to) = pairs[(start + i) % pairs.Length];
            var at = text.IndexOf(from, StringComparison.Ordinal);
            if (at >= 0)
                return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
        }

        return text + text[^1];
    }

    private char Near(char c)
    {
        if (char.IsAsciiDigit(c))
            return (char)('0' + random.Next(10));
        var lower = char.ToLowerInvariant(c);
        foreach (var row in KeyRows)
        {
            var at = row.IndexOf(lower, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var near = row[at == 0 ? 1 : at == row.Length - 1 || random.Chance(0.5) ? at - 1 : at + 1];
            return char.IsUpper(c) ? char.ToUpperInvariant(near) : near;
        }

        return 'e';
    }
}
