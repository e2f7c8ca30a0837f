using System.Globalization;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Preferences;

/// <summary>What a person likes, said by them or inferred from what they do. No consent: what may be sent is decided by the ledger.</summary>
/// <param name="Record">The source record that it belongs to.</param>
/// <param name="Name">What it is about: <c>language</c>, <c>pause</c>, <c>channel</c>, <c>topic.garden</c>; 1 to 64 lower-case letters, digits, hyphens and dots.</param>
/// <param name="Value">The value, at most 256 characters.</param>
/// <param name="Inferred">True when nobody said it. Never stronger than what was stated, whichever is later.</param>
/// <param name="ChangedAt">When it was said or inferred.</param>
public sealed record Preference(SourceRecordId Record, string Name, string Value, bool Inferred, DateTimeOffset ChangedAt)
{
    /// <summary>Language of messages, BCP 47.</summary>
    public const string Language = "language";

    /// <summary>No promotional messages until this day, ISO 8601.</summary>
    public const string Pause = "pause";

    /// <summary>The day that a value of <see cref="Pause"/> names; null when it names none.</summary>
    public static DateOnly? DayOf(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The brand; null for every brand.</summary>
    public BrandId? Brand { get; init; }
}
