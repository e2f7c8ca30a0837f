using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Purposes;

/// <summary>What a purpose must be like, and how its texts get their versions.</summary>
internal static class PurposeRules
{
    private const int MaximumName = 128;
    private const int MaximumTitle = 200;
    private const int MaximumBody = 4000;
    private const int MaximumTexts = 100;

    public static IReadOnlyList<FieldViolation> Check(Purpose purpose)
    {
        var violations = new List<FieldViolation>();
        void Wrong(bool wrong, string field, string description)
        {
            if (wrong)
                violations.Add(new FieldViolation(field, description));
        }

        Wrong(!PurposeId.TryParse(purpose.Id.Code, out _), "id", "1 to 64 lower-case letters, digits, hyphens and dots, starting with a letter");
        Wrong(!IsText(purpose.Name, MaximumName), "name", $"1 to {MaximumName} characters without control characters");
        Wrong(!Enum.IsDefined(purpose.Kind), "kind", "unknown");
        Wrong(!Enum.IsDefined(purpose.LegalBasis), "legal_basis", "unknown");
        Wrong(purpose.Kind == PurposeKind.Promotional && purpose.LegalBasis != LegalBasis.Consent, "legal_basis", "a promotional purpose rests on consent");
        Wrong(purpose.Channels.Count == 0 || purpose.Channels.Any(c => !Enum.IsDefined(c)), "channels", "at least one, all known");
        Wrong(purpose.Texts.Count is 0 or > MaximumTexts, "texts", $"1 to {MaximumTexts}");
        for (var i = 0; i < purpose.Texts.Count; i++)
        {
            var text = purpose.Texts[i];
            Wrong(!IsLocale(text.Locale), $"texts[{i}].locale", "not a BCP 47 tag");
            Wrong(!IsText(text.Title, MaximumTitle), $"texts[{i}].title", $"1 to {MaximumTitle} characters without control characters");
            Wrong(!IsText(text.Body, MaximumBody), $"texts[{i}].body", $"1 to {MaximumBody} characters without control characters");
        }
        return violations;
    }

    /// <summary>The purpose with all versions ever published: given texts that differ from the latest of their locale come after it.</summary>
    public static Purpose WithVersions(Purpose purpose, Purpose? known)
    {
        var texts = new List<PurposeText>(known?.Texts ?? []);
        foreach (var text in purpose.Texts.GroupBy(t => t.Locale, StringComparer.OrdinalIgnoreCase).Select(locale => locale.MaxBy(t => t.Version)!))
        {
            var latest = texts.Where(t => string.Equals(t.Locale, text.Locale, StringComparison.OrdinalIgnoreCase)).MaxBy(t => t.Version);
            if (latest is null || latest.Hash != text.Hash)
                texts.Add(text with { Version = (latest?.Version ?? 0) + 1 });
        }
        return purpose with { Channels = [.. purpose.Channels.Distinct().Order()], Texts = texts };
    }

    public static bool Same(Purpose left, Purpose right) =>
        left.Name == right.Name && left.Kind == right.Kind && left.LegalBasis == right.LegalBasis && left.Actions == right.Actions
        && left.SubjectMayObject == right.SubjectMayObject && left.DoubleOptIn == right.DoubleOptIn
        && left.Channels.SequenceEqual(right.Channels) && left.Texts.SequenceEqual(right.Texts);

    private static bool IsText(string? text, int maximum) => !string.IsNullOrWhiteSpace(text) && text.Length <= maximum && !text.Any(char.IsControl);

    private static bool IsLocale(string? locale) =>
        locale is { Length: >= 2 and <= 35 } && char.IsAsciiLetter(locale[0]) && char.IsAsciiLetter(locale[1])
        && locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && locale[^1] != '-';
}
