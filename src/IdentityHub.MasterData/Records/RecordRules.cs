using System.Globalization;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Records;

/// <summary>What a source record may hold. Violations name the field, as the public contract calls it, and the rule, never the value.</summary>
public static class RecordRules
{
    private const int MaximumText = 200;
    private const int MaximumEmail = 254;
    private const int MaximumPhone = 40;
    private const int MaximumPoints = 20;
    private const int MaximumExtras = 50;
    private const int MaximumExtra = 1000;
    private const int LongestReason = 500;
    private static readonly DateOnly EarliestBirth = new(1800, 1, 1);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    /// <summary>True when <see cref="Check(SourceKey, string)"/> finds nothing; costs nothing but the looking.</summary>
    public static bool IsGood(SourceKey key) =>
        key.System is { Length: > 0 and <= SourceKey.MaximumSystemLength } && key.Key is { Length: > 0 and <= SourceKey.MaximumKeyLength } && key.Scope is { Length: <= SourceKey.MaximumSystemLength }
        && IsClean(key.System) && IsClean(key.Scope) && IsClean(key.Key);

    /// <summary>Checks a source key. Empty when it is good.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Path of the key as the caller knows it.</param>
    public static IReadOnlyList<FieldViolation> Check(SourceKey key, string path = "key")
    {
        var violations = new List<FieldViolation>();
        CheckKey(key, path, violations);
        return violations;
    }

    /// <summary>Checks a record. Empty when it is good.</summary>
    /// <param name="upsert">The record.</param>
    /// <param name="now">The present, for dates in the future.</param>
    public static IReadOnlyList<FieldViolation> Check(SourceRecordUpsert upsert, DateTimeOffset now)
    {
        var violations = new List<FieldViolation>();
        CheckKey(upsert.Key, "key", violations);
        if (upsert.PartyKind is { } kind && !Enum.IsDefined(kind))
            violations.Add(new FieldViolation("kind", "must be person, organisation or household"));
        if (upsert.SourceTime > now + ClockSkew)
            violations.Add(new FieldViolation("source_time", "must not be in the future"));
        if (upsert.SourceTime < DateTimeOffset.UnixEpoch)
            violations.Add(new FieldViolation("source_time", "must not be before 1970"));
        if (upsert.SourceVersion < 0)
            violations.Add(new FieldViolation("source_version", "must not be negative"));

        var content = upsert.Content;
        if (content is null)
        {
            violations.Add(new FieldViolation("attributes", "is missing"));
            return violations;
        }
        Text(content.GivenName, "attributes.name.given", MaximumText, violations);
        Text(content.MiddleName, "attributes.name.middle", MaximumText, violations);
        Text(content.FamilyName, "attributes.name.family", MaximumText, violations);
        Text(content.NameSuffix, "attributes.name.suffix", MaximumText, violations);
        Text(content.Sex, "attributes.sex", MaximumText, violations);
        Text(content.OrganisationName, "attributes.organisation_name", MaximumText, violations);
        Text(content.Language, "attributes.language", MaximumText, violations);
        Text(content.NationalId, "attributes.national_id", MaximumText, violations);
        if (content.BirthDate is { } birth && (birth < EarliestBirth || birth > DateOnly.FromDateTime(now.UtcDateTime + ClockSkew)))
            violations.Add(new FieldViolation("attributes.birth_date", "must be between 1800 and today"));
        CheckContacts(content, violations);
        CheckExtra(content.Extra, violations);
        return violations;
    }

    /// <summary>Checks what somebody gives as the reason of what they do; null when it is good.</summary>
    internal static Refusal? CheckReason(string reason) => reason.Length > LongestReason || !IsClean(reason)
        ? Refusal.Invalid("reason", Invariant($"must be at most {LongestReason} characters without control characters"))
        : null;

    /// <summary>True when the text holds neither control characters nor half a surrogate pair.</summary>
    internal static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsControl(character) || character is '\uFFFE' or '\uFFFF')
                return false;
            if (!char.IsSurrogate(character))
                continue;
            if (!char.IsHighSurrogate(character) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    private static void CheckKey(SourceKey key, string path, List<FieldViolation> violations)
    {
        Required(key.System, $"{path}.system", SourceKey.MaximumSystemLength, violations);
        Required(key.Key, $"{path}.key", SourceKey.MaximumKeyLength, violations);
        if (key.Scope is null)
            violations.Add(new FieldViolation($"{path}.scope", "is missing"));
        else
            Text(key.Scope, $"{path}.scope", SourceKey.MaximumSystemLength, violations);
    }

    private static void CheckContacts(SourceRecordContent content, List<FieldViolation> violations)
    {
        if (Bounded(content.Emails, "attributes.emails", MaximumPoints, violations))
        {
            for (var i = 0; i < content.Emails.Count; i++)
            {
                var path = Invariant($"attributes.emails[{i}].value");
                if (Required(content.Emails[i]?.Value, path, MaximumEmail, violations) && !LooksLikeEmail(content.Emails[i].Value))
                    violations.Add(new FieldViolation(path, "must be an e-mail address"));
            }
        }
        if (Bounded(content.Phones, "attributes.phones", MaximumPoints, violations))
        {
            for (var i = 0; i < content.Phones.Count; i++)
            {
                var path = Invariant($"attributes.phones[{i}].value");
                if (Required(content.Phones[i]?.Value, path, MaximumPhone, violations) && !content.Phones[i].Value.Any(char.IsAsciiDigit))
                    violations.Add(new FieldViolation(path, "must be a telephone number"));
                Text(content.Phones[i]?.Type, Invariant($"attributes.phones[{i}].type"), 32, violations);
            }
        }
        if (Bounded(content.Addresses, "attributes.addresses", MaximumPoints, violations))
        {
            for (var i = 0; i < content.Addresses.Count; i++)
                CheckAddress(content.Addresses[i], Invariant($"attributes.addresses[{i}]"), violations);
        }
    }

    private static void CheckAddress(PostalAddressValue? address, string path, List<FieldViolation> violations)
    {
        if (address is null)
        {
            violations.Add(new FieldViolation(path, "is missing"));
            return;
        }
        Text(address.Line1, $"{path}.line1", MaximumText, violations);
        Text(address.Line2, $"{path}.line2", MaximumText, violations);
        Text(address.House, $"{path}.house", MaximumText, violations);
        Text(address.City, $"{path}.city", MaximumText, violations);
        Text(address.State, $"{path}.state", MaximumText, violations);
        Text(address.Postcode, $"{path}.postcode", MaximumText, violations);
        Text(address.Country, $"{path}.country", MaximumText, violations);
    }

    private static void CheckExtra(IReadOnlyDictionary<string, string>? extra, List<FieldViolation> violations)
    {
        if (extra is null)
            return;
        if (extra.Count > MaximumExtras)
            violations.Add(new FieldViolation("attributes.extra", Invariant($"must hold at most {MaximumExtras} entries")));
        // The name itself may be hostile, so that it is given by its place only.
        var place = 0;
        foreach (var (name, value) in extra.Take(MaximumExtras))
        {
            if (name.Length is 0 or > 64 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-')))
                violations.Add(new FieldViolation(Invariant($"attributes.extra[{place}]"), "must have a name of 1 to 64 letters, digits, '_', '.' or '-'"));
            else
                Required(value, $"attributes.extra.{name}", MaximumExtra, violations);
            place++;
        }
    }

    private static bool Bounded<T>(IReadOnlyList<T>? items, string path, int maximum, List<FieldViolation> violations)
    {
        if (items is null)
        {
            violations.Add(new FieldViolation(path, "is missing"));
            return false;
        }
        if (items.Count <= maximum)
            return true;
        violations.Add(new FieldViolation(path, Invariant($"must hold at most {maximum} entries")));
        return false;
    }

    private static bool Required(string? text, string path, int maximum, List<FieldViolation> violations)
    {
        if (!string.IsNullOrEmpty(text))
            return Text(text, path, maximum, violations);
        violations.Add(new FieldViolation(path, "is missing"));
        return false;
    }

    private static bool Text(string? text, string path, int maximum, List<FieldViolation> violations)
    {
        if (text is null)
            return true;
        if (text.Length > maximum)
            violations.Add(new FieldViolation(path, Invariant($"must be at most {maximum} characters long")));
        else if (!IsClean(text))
            violations.Add(new FieldViolation(path, "must not hold control characters or broken Unicode"));
        else
            return true;
        return false;
    }

    private static bool LooksLikeEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
