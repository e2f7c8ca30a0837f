using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text;

namespace IdentityHub.Consent.ContactPoints;

/// <summary>One address of a person, normalised, so that two spellings of one address are one.</summary>
public sealed record ContactPoint
{
    /// <summary>The longest value, in UTF-16 units.</summary>
    public const int MaximumLength = 512;

    private ContactPoint(ContactPointKind kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>What kind of address.</summary>
    public ContactPointKind Kind { get; }

    /// <summary>The normalised address. Personal data: never log it.</summary>
    public string Value { get; }

    /// <summary>Normalises; false when the text isn't an address of that kind. Phone numbers are expected in E.164 (spaces, hyphens, dots, slashes, brackets and a trunk "(0)" are dropped).</summary>
    public static bool TryCreate(ContactPointKind kind, string? text, [NotNullWhen(true)] out ContactPoint? contactPoint)
    {
        contactPoint = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaximumLength || text.Any(char.IsControl) || !IsWellFormed(text))
            return false;
        var trimmed = text.Trim().Normalize(NormalizationForm.FormC);
        var value = kind switch
        {
            ContactPointKind.Email => Email(trimmed),
            ContactPointKind.Phone => Phone(trimmed),
            ContactPointKind.Postal => string.Join(' ', trimmed.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            ContactPointKind.PushToken => trimmed,
            ContactPointKind.Handle => trimmed.TrimStart('@').ToLowerInvariant(),
            _ => null,
        };
        if (string.IsNullOrEmpty(value))
            return false;
        contactPoint = new ContactPoint(kind, value);
        return true;
    }

    /// <summary>An e-mail address; throws <see cref="FormatException"/> when it isn't one. For addresses that were checked before.</summary>
    public static ContactPoint OfEmail(string address) => Create(ContactPointKind.Email, address);

    /// <summary>A phone number in E.164; throws <see cref="FormatException"/> when it isn't one. For numbers that were checked before.</summary>
    public static ContactPoint OfPhone(string number) => Create(ContactPointKind.Phone, number);

    /// <summary>The kind only: the value is personal data.</summary>
    public override string ToString() => Kind.ToString();

    private static ContactPoint Create(ContactPointKind kind, string text) =>
        TryCreate(kind, text, out var contactPoint) ? contactPoint : throw new FormatException($"Not a contact point of kind {kind}.");

    private static string? Email(string text) =>
        !text.Contains(' ', StringComparison.Ordinal) && MailAddress.TryCreate(text, out var address) && address.Address == text ? text.ToLowerInvariant() : null;

    private static string? Phone(string text)
    {
        var digits = new string([.. text.Replace("(0)", "", StringComparison.Ordinal).Where(c => c is not (' ' or '-' or '.' or '(' or ')' or '/'))]);
        return digits.Length is >= 8 and <= 16 && digits[0] == '+' && digits[1] != '0' && digits.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? digits : null;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }
        return true;
    }
}
