using System.Globalization;
using IdentityHub.MasterData.Records;
using IdentityHub.Matching.Generation;

namespace IdentityHub.Demo.Seeding;

/// <summary>Puts a made-up record into the form in which systems deliver theirs.</summary>
internal static class GeneratedContent
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "dd-MM-yyyy", "yyyyMMdd"];
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The record's content; a date that the system wrote in a way nobody reads is left out, as a connector would.</summary>
    public static SourceRecordContent ToContent(this GeneratedRecord record)
    {
        var (given, family) = Names(record);
        return new SourceRecordContent
        {
            GivenName = given,
            MiddleName = record.MiddleName,
            FamilyName = family,
            NameSuffix = record.NameSuffix,
            BirthDate = BirthDate(record),
            Sex = record.Sex,
            NationalId = record.NationalId,
            Language = record.Country switch { "DE" => "de", "FR" => "fr", "ES" => "es", "IT" => "it", _ => "en" },
            Emails = record.Email is { } email ? [new EmailAddressValue(email)] : [],
            Phones = record.Phone is { } phone ? [new PhoneNumberValue(phone)] : [],
            Addresses = Address(record) is { } address ? [address] : [],
        };
    }

    // The service desk writes "Family, Given", the marketing list the whole name in one field.
    private static (string? Given, string? Family) Names(GeneratedRecord record)
    {
        if (record.FullName is not { } full)
            return (record.GivenName, record.FamilyName);
        var comma = full.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
            return (full[(comma + 1)..].Trim(), full[..comma].Trim());
        var space = full.LastIndexOf(' ');
        return space < 0 ? (null, full) : (full[..space], full[(space + 1)..]);
    }

    private static DateOnly? BirthDate(GeneratedRecord record)
    {
        if (record.BirthDate is not { } text)
            return null;
        var forms = record.Country == "US" ? DateForms.Prepend("MM/dd/yyyy") : DateForms;
        return DateOnly.TryParseExact(text, [.. forms], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date >= Earliest && date <= new DateOnly(2026, 1, 1) ? date : null;
    }

    private static PostalAddressValue? Address(GeneratedRecord record)
    {
        var line = record.AddressLine ?? record.Street;
        return (line ?? record.City ?? record.Postcode) is null ? null : new PostalAddressValue
        {
            Line1 = line,
            Line2 = record.Unit,
            House = record.HouseNumber,
            City = record.City,
            State = record.State,
            Postcode = record.Postcode,
            Country = record.Country,
        };
    }
}
