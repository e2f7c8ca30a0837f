namespace IdentityHub.Consent.Purposes;

/// <summary>The code of a purpose, for example <c>newsletter</c>: 1 to 64 lower-case ASCII letters, digits, hyphens and dots, starting with a letter.</summary>
/// <param name="Code">The code.</param>
public readonly record struct PurposeId(string Code)
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaximumLength = 64;

    /// <summary>False when the text isn't a code.</summary>
    public static bool TryParse(string? text, out PurposeId id)
    {
        id = default;
        if (text is null || text.Length is 0 or > MaximumLength || !char.IsAsciiLetterLower(text[0]))
            return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '.'))
                return false;
        }
        id = new PurposeId(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
