using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Values that stand for "nothing known" by their shape alone: "unknown", "n/a", "asdf", "xxxx", rows of one digit or of counting digits. What is junk by being
/// shared by too many is found by frequency elsewhere.
/// </summary>
public static class JunkValues
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "unknown", "unbekannt", "inconnu", "desconocido", "sconosciuto", "none", "null", "nil", "nan", "na", "n a", "nicht bekannt", "not available", "not applicable",
        "not provided", "not known", "no name", "noname", "no email", "noemail", "no phone", "no address", "kein", "keine", "keine angabe", "k a", "ohne", "sans",
        "test", "tester", "testing", "test test", "asdf", "asdfgh", "asdfasdf", "qwerty", "qwertz", "qwert", "azerty", "abc", "abcd", "xyz", "foo", "bar", "foobar",
        "dummy", "sample", "example", "temp", "tbd", "tba", "to be confirmed", "undefined", "missing", "blank", "empty", "anonymous", "anonym", "guest", "gast",
        "customer", "kunde", "user", "nobody", "no one", "someone", "default", "other", "various", "see notes", "do not use", "deleted", "duplicate", "fake",
        "lorem ipsum", "sin nombre", "sin datos", "no aplica", "withheld", "refused", "declined", "private", "not given", "no fixed abode", "nfa",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether folded text (see <see cref="FoldedText.Words"/>) means "nothing known". Empty text does.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> folded) =>
        folded.IsEmpty || WordLookup.Contains(folded) || (folded.Length >= 3 && IsOneCharacter(folded));

    /// <summary>
    /// Whether digits are a placeholder for a number: all alike, counting up or down, or one short pattern repeated (0000000000, 1234567890, 9999999999, 1212121212).
    /// Fewer than four digits never are.
    /// </summary>
    public static bool IsDigitFiller(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 4)
            return false;
        return IsRun(digits, 0) || IsRun(digits, 1) || IsRun(digits, -1)
            || (digits.Length >= 8 && (Repeats(digits, 2) || Repeats(digits, 3)))
            || digits.SequenceEqual("0123456789".AsSpan(0, Math.Min(10, digits.Length)));
    }

    private static bool IsOneCharacter(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(text[0]);

    private static bool IsRun(ReadOnlySpan<char> digits, int step)
    {
        for (var i = 1; i < digits.Length; i++)
        {
            if ((digits[i] - digits[i - 1] - step) % 10 != 0)
                return false;
        }

        return true;
    }

    private static bool Repeats(ReadOnlySpan<char> digits, int period)
    {
        for (var i = period; i < digits.Length; i++)
        {
            if (digits[i] != digits[i - period])
                return false;
        }

        return true;
    }
}
