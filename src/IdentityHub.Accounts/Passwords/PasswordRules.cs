using System.Reflection;

namespace IdentityHub.Accounts.Passwords;

/// <summary>What a password must hold to (NIST SP 800-63B §5.1.1.2): length and not being one that everybody tries first; no rules of composition. Pure.</summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int MinimumLength = 10;

    /// <summary>The most characters: a bound on what is hashed.</summary>
    public const int MaximumLength = 256;

    private static readonly HashSet<string> Common = Load();

    /// <summary>What is wrong with it, in a sentence for the person; null when it is fine.</summary>
    public static string? Check(string password, string email, string givenName, string familyName)
    {
        if (password.Length < MinimumLength)
            return $"At least {MinimumLength} characters.";
        if (password.Length > MaximumLength)
            return $"At most {MaximumLength} characters.";
        var plain = password.ToLowerInvariant();
        if (IsRun(plain) || Common.Contains(plain) || Common.Contains(Core(plain)))
            return "Too easily guessed: it is one of the passwords that are tried first.";
        var local = email.Split('@')[0];
        foreach (var word in (string[])[email, local, givenName, familyName])
        {
            if (word.Length >= 4 && plain.Length - word.Length <= 3 && plain.Contains(word, StringComparison.OrdinalIgnoreCase))
                return "Too easily guessed: it is your own name or address.";
        }
        return null;
    }

    /// <summary>The word within: the usual substitutions undone, digits and signs around it dropped, so that <c>P@ssw0rd123!</c> is found as <c>password</c>.</summary>
    internal static string Core(string plain)
    {
        var trimmed = plain.AsSpan().Trim("0123456789!?.,-_#*$%&+= ").ToString();
        return string.Concat(trimmed.Select(character => character switch
        {
            '@' or '4' => 'a',
            '0' => 'o',
            '1' or '!' => 'i',
            '3' => 'e',
            '$' or '5' => 's',
            '7' => 't',
            _ => character,
        }));
    }

    /// <summary>One character over and over, a short piece repeated, or a row of neighbours (<c>1234567890</c>, <c>abcdefghij</c>).</summary>
    private static bool IsRun(string plain)
    {
        if (plain.Distinct().Count() <= 3)
            return true;
        for (var piece = 1; piece <= 4; piece++)
        {
            if (Enumerable.Range(piece, plain.Length - piece).All(i => plain[i] == plain[i - piece]))
                return true;
        }
        var steps = Enumerable.Range(1, plain.Length - 1).Select(i => plain[i] - plain[i - 1]).ToList();
        return steps.Count(step => step is 1 or -1 or 0 or -9) >= steps.Count - 1;
    }

    private static HashSet<string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("IdentityHub.Accounts.Passwords.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Where(word => word[0] != '#').ToHashSet(StringComparer.Ordinal);
    }
}
