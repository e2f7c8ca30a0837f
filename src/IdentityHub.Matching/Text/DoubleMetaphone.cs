namespace IdentityHub.Matching.Text;

/// <summary>
/// Double Metaphone (Lawrence Philips, "The Double Metaphone Search Algorithm", C/C++ Users Journal, June 2000): one or two codes of how a name sounds,
/// with rules for English, Germanic, Slavic, Romance, Greek and Chinese spellings. Case is ignored; fold accents first. Nothing is allocated.
/// </summary>
public static class DoubleMetaphone
{
    /// <summary>What is read of a word at most; a code never reaches that far.</summary>
    private const int LongestWord = 48;

    /// <summary>The codes of a word, up to <see cref="PhoneticKey.MaxLength"/> characters each; the usual short code is <c>Prefix(4)</c>.</summary>
    public static PhoneticKeys Encode(ReadOnlySpan<char> word)
    {
        Span<char> upper = stackalloc char[LongestWord];
        var length = 0;
        foreach (var c in word)
        {
            var u = Upper(c);
            if (u == '\0')
                continue;
            if (length == LongestWord)
                break;
            upper[length++] = u;
        }

        var reader = new DoubleMetaphoneReader(upper[..length]);
        return reader.Read();
    }

    /// <summary>Letters as the rules name them; a blank, hyphen or apostrophe stays as a word border; the rest is dropped.</summary>
    private static char Upper(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)(c - 32),
        >= 'A' and <= 'Z' => c,
        ' ' or '-' or '\'' => ' ',
        'ç' or 'Ç' => 'Ç',
        'ñ' or 'Ñ' => 'N',
        'ß' => 'S',
        _ => '\0',
    };
}
