using System.Globalization;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Matching.Normalisation;

namespace IdentityHub.MasterData.Import;

/// <summary>A record while its fields are gathered from a row.</summary>
internal sealed class RecordDraft(ImportOptions options)
{
    private readonly Dictionary<string, string> single = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> extra = new(StringComparer.Ordinal);
    private readonly List<EmailAddressValue> emails = [];
    private readonly List<PhoneNumberValue> phones = [];
    private readonly List<PostalAddressValue> addresses = [];

    /// <summary>The first field that couldn't be read; null when all could.</summary>
    public string? BadField { get; private set; }

    /// <summary>True when the row says that the record is gone.</summary>
    public bool Deleted => single.TryGetValue("deleted", out var text) && Flag("deleted", text);

    /// <summary>The record's key.</summary>
    public SourceKey Key => new(options.System, single.GetValueOrDefault("scope", options.Scope), single.GetValueOrDefault("key", ""));

    public void Set(string field, string value)
    {
        // Line ends within a quoted field are how spreadsheets write addresses.
        var text = value.Trim().ReplaceLineEndings(" ");
        if (text.Length == 0 || field == ImportField.Ignored)
            return;
        if (field.StartsWith(ImportField.Extra, StringComparison.Ordinal))
            extra[field[ImportField.Extra.Length..]] = text;
        else if (field == "email")
            emails.AddRange(text.Split((char[])[';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => new EmailAddressValue(part)));
        else if (field is "phone" or "mobile")
            phones.Add(new PhoneNumberValue(text, Type: field == "mobile" ? "mobile" : null));
        else
            single[field] = text;
    }

    public void Add(EmailAddressValue email) => emails.Add(email);

    public void Add(PhoneNumberValue phone) => phones.Add(phone);

    public void Add(PostalAddressValue address) => addresses.Add(address);

    public SourceRecordUpsert Build()
    {
        var (given, middle, family) = Name();
        var verified = single.TryGetValue("email_verified", out var proven) && Flag("email_verified", proven);
        var answered = single.TryGetValue("phone_verified", out var called) && Flag("phone_verified", called);
        var content = new SourceRecordContent
        {
            GivenName = given,
            MiddleName = middle,
            FamilyName = family,
            NameSuffix = single.GetValueOrDefault("name_suffix"),
            BirthDate = BirthDate(),
            Sex = single.GetValueOrDefault("sex"),
            OrganisationName = single.GetValueOrDefault("organisation_name"),
            Language = single.GetValueOrDefault("language"),
            NationalId = single.GetValueOrDefault("national_id"),
            Emails = [.. emails.Select(email => email with { Verified = email.Verified || verified }).DistinctBy(email => email.Value)],
            Phones = [.. phones.Select(phone => phone with { Verified = phone.Verified || answered, Type = phone.Type ?? single.GetValueOrDefault("phone_type") }).DistinctBy(phone => phone.Value)],
            Addresses = Addresses(),
            Extra = extra,
        };
        return new SourceRecordUpsert(Key, content, SourceTime(), SourceVersion(), Kind());
    }

    private (string? Given, string? Middle, string? Family) Name()
    {
        var (given, middle, family) = (single.GetValueOrDefault("given_name"), single.GetValueOrDefault("middle_name"), single.GetValueOrDefault("family_name"));
        if (given is not null || family is not null || !single.TryGetValue("full_name", out var full))
            return (given, middle, family);
        // "Family, Given" or "Given Middle Family".
        var comma = full.Split(',', 2, StringSplitOptions.TrimEntries);
        if (comma.Length == 2)
            return (comma[1], middle, comma[0]);
        var parts = full.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 1 ? (null, middle, full) : (parts[0], parts.Length > 2 ? string.Join(' ', parts[1..^1]) : middle, parts[^1]);
    }

    private DateOnly? BirthDate()
    {
        if (!single.TryGetValue("birth_date", out var text))
            return null;
        if (DateOnly.TryParseExact(text, (string[])["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            return exact;
        if (BirthDateNormaliser.Normalise(text) is not { } date)
        {
            BadField ??= "birth_date";
            return null;
        }
        if (date.Quality is BirthDateQuality.Good or BirthDateQuality.Weak && date.IsComplete)
            return new DateOnly(date.Year, date.Month, date.Day);
        // A date that no calendar knows is kept as it was written; the record is worth more than the reject.
        extra.TryAdd("birth_date", text);
        return null;
    }

    private List<PostalAddressValue> Addresses()
    {
        var address = new PostalAddressValue
        {
            Line1 = single.GetValueOrDefault("line1"),
            Line2 = single.GetValueOrDefault("line2"),
            House = single.GetValueOrDefault("house"),
            City = single.GetValueOrDefault("city"),
            State = single.GetValueOrDefault("state"),
            Postcode = single.GetValueOrDefault("postcode"),
            Country = single.GetValueOrDefault("country"),
        };
        return address == new PostalAddressValue() ? addresses : [address, .. addresses];
    }

    private DateTimeOffset? SourceTime()
    {
        if (!single.TryGetValue("source_time", out var text))
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        BadField ??= "source_time";
        return null;
    }

    private long? SourceVersion()
    {
        if (!single.TryGetValue("source_version", out var text))
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        BadField ??= "source_version";
        return null;
    }

    private PartyKind? Kind()
    {
        if (!single.TryGetValue("party_kind", out var text))
            return null;
        switch (text.ToLowerInvariant())
        {
            case "person" or "individual" or "consumer" or "customer" or "contact":
                return PartyKind.Person;
            case "organisation" or "organization" or "company" or "business":
                return PartyKind.Organisation;
            case "household" or "family":
                return PartyKind.Household;
            default:
                BadField ??= "party_kind";
                return null;
        }
    }

    private bool Flag(string field, string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "1" or "true" or "yes" or "y" or "t" or "ja" or "oui":
                return true;
            case "0" or "false" or "no" or "n" or "f" or "nein" or "non":
                return false;
            default:
                BadField ??= field;
                return false;
        }
    }
}
