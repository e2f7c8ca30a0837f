namespace IdentityHub.Consent.Purposes;

/// <summary>The syntax of every code in the catalogue: 1 to 64 lower-case ASCII letters, digits, hyphens and dots, starting with a letter.</summary>
internal static class CatalogCode
{
    public const int MaximumLength = 64;

    public static bool IsValid(string? text)
    {
        if (text is null || text.Length is 0 or > MaximumLength || !char.IsAsciiLetterLower(text[0]))
            return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '.'))
                return false;
        }
        return true;
    }
}
