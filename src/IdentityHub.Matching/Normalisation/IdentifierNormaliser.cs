namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads identifiers issued to a person or an organisation (social security, passport, licence, tax or register number).</summary>
public static class IdentifierNormaliser
{
    private const int Shortest = 4;

    /// <summary>Letters and digits in upper case, separators dropped; null for junk: too short, no digit at all, filler such as 000000000 or 123456789, or masked.</summary>
    public static string? Normalise(ReadOnlySpan<char> raw)
    {
        if (raw.ContainsAny('*', '•', '?'))
            return null; // masked: the last digits alone identify nobody
        var folded = FoldedText.Words(raw);
        if (JunkValues.IsPlaceholder(folded))
            return null;
        var text = folded.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        if (text.Length < Shortest || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        var digits = text.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return JunkValues.IsDigitFiller(digits) || text.AsSpan().IndexOfAnyExcept('X', '0') < 0 ? null : text;
    }
}
