using IdentityHub.Consent.Jurisdictions;
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
        Wrong(purpose.Brand is { } brand && !BrandId.TryParse(brand.Code, out _), "brand", "no code of a brand");
        Wrong(purpose.Places.Count > 300 || purpose.Places.Any(p => !Places.IsValid(p)), "places", "ISO 3166 countries or subdivisions in capitals");
        Wrong(purpose.ReconsentBelowVersion is < 1, "reconsent_below_version", "starts at 1");
        violations.AddRange(CheckTexts(purpose.Texts));
        return violations;
    }

    public static IEnumerable<FieldViolation> CheckTexts(IReadOnlyList<PurposeText> texts)
    {
        if (texts.Count is 0 or > MaximumTexts)
            yield return new FieldViolation("texts", $"1 to {MaximumTexts}");
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            if (!IsLocale(text.Locale))
                yield return new FieldViolation($"texts[{i}].locale", "not a BCP 47 tag");
            if (!IsText(text.Title, MaximumTitle))
                yield return new FieldViolation($"texts[{i}].title", $"1 to {MaximumTitle} characters without control characters");
            if (!IsText(text.Body, MaximumBody))
                yield return new FieldViolation($"texts[{i}].body", $"1 to {MaximumBody} characters without control characters");
        }
    }

    public static bool IsName(string? text) => IsText(text, MaximumName);

    /// <summary>The purpose with all versions ever published: given texts that differ from the latest of their locale come after it.</summary>
    public static Purpose WithVersions(Purpose purpose, Purpose? known) =>
        purpose with { Channels = [.. purpose.Channels.Distinct().Order()], Texts = WithVersions(purpose.Texts, known?.Texts), Places = [.. purpose.Places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };

    /// <summary>All texts ever published: given ones that differ from the latest of their locale come after it.</summary>
    public static IReadOnlyList<PurposeText> WithVersions(IReadOnlyList<PurposeText> given, IReadOnlyList<PurposeText>? known)
    {
        var texts = new List<PurposeText>(known ?? []);
        foreach (var text in given.GroupBy(t => t.Locale, StringComparer.OrdinalIgnoreCase).Select(locale => locale.MaxBy(t => t.Version)!))
        {
            var latest = texts.Where(t => string.Equals(t.Locale, text.Locale, StringComparison.OrdinalIgnoreCase)).MaxBy(t => t.Version);
            if (latest is null || latest.Hash != text.Hash)
                texts.Add(text with { Version = (latest?.Version ?? 0) + 1 });
        }
        return texts;
    }

    public static bool Same(Purpose left, Purpose right) =>
        left.Name == right.Name && left.Kind == right.Kind && left.LegalBasis == right.LegalBasis && left.Actions == right.Actions
        && left.SubjectMayObject == right.SubjectMayObject && left.DoubleOptIn == right.DoubleOptIn
        && left.Brand == right.Brand && left.ReconsentBelowVersion == right.ReconsentBelowVersion && left.Places.SequenceEqual(right.Places)
        && left.Channels.SequenceEqual(right.Channels) && left.Texts.SequenceEqual(right.Texts);

    private static bool IsText(string? text, int maximum) => !string.IsNullOrWhiteSpace(text) && text.Length <= maximum && !text.Any(char.IsControl);

    private static bool IsLocale(string? locale) =>
        locale is { Length: >= 2 and <= 35 } && char.IsAsciiLetter(locale[0]) && char.IsAsciiLetter(locale[1])
        && locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && locale[^1] != '-';
}
