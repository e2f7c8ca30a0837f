using System.Globalization;
using System.Text;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Forms of text under which two spellings of the same thing are the same.</summary>
internal static class MatchText
{
    // Values that forms and people fill in for "none": they say nothing about who somebody is. Frozen with the model's version.
    private static readonly HashSet<string> PlaceholderMailboxes =
        ["noreply", "no-reply", "donotreply", "none", "noemail", "no-email", "unknown", "nobody", "test", "na", "n/a", "null", "anonymous", "guest"];

    private static readonly HashSet<string> PlaceholderNames =
        ["", "unknown", "none", "na", "null", "test", "anonymous", "guest", "customer", "nn", "xxx", "x"];

    /// <summary>A name: compatibility decomposition, no marks, lower case, letters and digits only. Empty for placeholders.</summary>
    public static string Name(string? name)
    {
        var folded = Fold(name);
        return PlaceholderNames.Contains(folded) ? "" : folded;
    }

    /// <summary>Lower-case letters and digits without marks.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var result = new StringBuilder(text.Length);
        var plain = IsAscii(text) ? text : text.Normalize(NormalizationForm.FormKD);
        foreach (var character in plain)
        {
            switch (character)
            {
                case 'ß':
                    result.Append("ss");
                    break;
                case 'ø' or 'Ø':
                    result.Append('o');
                    break;
                case 'ł' or 'Ł':
                    result.Append('l');
                    break;
                case 'æ' or 'Æ':
                    result.Append("ae");
                    break;
                default:
                    if (char.IsLetterOrDigit(character))
                        result.Append(char.ToLowerInvariant(character));
                    break;
            }
        }
        return result.ToString();
    }

    /// <summary>An e-mail address: trimmed, lower case, the domain in its ASCII form. Empty when it isn't one or is a placeholder.</summary>
    public static string Email(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return "";
        var text = address.Trim();
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
            return "";
        var mailbox = text[..at].Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (PlaceholderMailboxes.Contains(mailbox))
            return "";
        return mailbox + "@" + Domain(text[(at + 1)..].ToLowerInvariant());
    }

    /// <summary>A phone number: <c>+</c> and digits when it is international, digits otherwise. Empty for fewer than 7 digits and for placeholders.</summary>
    public static string Phone(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
            return "";
        var digits = new StringBuilder(number.Length);
        foreach (var character in number)
        {
            if (char.IsAsciiDigit(character))
                digits.Append(character);
            else if (char.IsAsciiLetter(character))
                break; // an extension
        }
        var text = digits.ToString();
        var international = number.TrimStart().StartsWith('+');
        if (!international && text.StartsWith("00", StringComparison.Ordinal))
            (international, text) = (true, text[2..]);
        if (text.Length is < 7 or > 18 || text.Distinct().Count() == 1 || "12345678901234567890".StartsWith(text, StringComparison.Ordinal))
            return "";
        return international ? "+" + text : text;
    }

    /// <summary>An identifier: letters and digits only, lower case. Empty for placeholders.</summary>
    public static string Identifier(string? value)
    {
        var folded = Fold(value);
        return folded.Length < 2 || PlaceholderNames.Contains(folded) || folded.All(c => c == '0') ? "" : folded;
    }

    private static string Domain(string domain)
    {
        if (IsAscii(domain))
            return domain;
        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    private static bool IsAscii(string text) => Ascii.IsValid(text);
}
