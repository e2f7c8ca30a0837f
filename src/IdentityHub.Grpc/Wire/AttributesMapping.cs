using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Protos.Common.V1;

namespace IdentityHub.Grpc.Wire;

/// <summary>Attributes between the contract and master data.</summary>
internal static class AttributesMapping
{
    public static Attributes ToWire(GoldenProfile profile)
    {
        var wire = new Attributes
        {
            Sex = profile.Sex ?? "",
            OrganisationName = profile.OrganisationName ?? "",
            Language = profile.Language ?? "",
            NationalId = profile.NationalId ?? "",
        };
        if (profile.GivenName is not null || profile.MiddleName is not null || profile.FamilyName is not null || profile.NameSuffix is not null)
        {
            wire.Name = new PersonName
            {
                Given = profile.GivenName ?? "",
                Middle = profile.MiddleName ?? "",
                Family = profile.FamilyName ?? "",
                Suffix = profile.NameSuffix ?? "",
            };
        }

        if (profile.BirthDate is { } birth)
            wire.BirthDate = new Date { Year = birth.Year, Month = birth.Month, Day = birth.Day };
        foreach (var email in profile.Emails)
            wire.Emails.Add(new EmailAddress { Value = email.Value, Verified = email.Verified });
        foreach (var phone in profile.Phones)
            wire.Phones.Add(new PhoneNumber { Value = phone.Value, Verified = phone.Verified, Type = phone.Type ?? "" });
        foreach (var address in profile.Addresses)
            wire.Addresses.Add(ToWire(address));
        foreach (var (name, value) in profile.Extra)
            wire.Extra[name] = value;
        return wire;
    }

    public static Attributes ToWire(SourceRecordContent content) => ToWire(new GoldenProfile
    {
        GivenName = content.GivenName,
        MiddleName = content.MiddleName,
        FamilyName = content.FamilyName,
        NameSuffix = content.NameSuffix,
        BirthDate = content.BirthDate,
        Sex = content.Sex,
        OrganisationName = content.OrganisationName,
        Language = content.Language,
        NationalId = content.NationalId,
        Emails = content.Emails,
        Phones = content.Phones,
        Addresses = content.Addresses,
        Extra = content.Extra,
    });

    public static SourceRecordContent FromWire(Attributes? wire, string field)
    {
        if (wire is null)
            return SourceRecordContent.Empty;
        return new SourceRecordContent
        {
            GivenName = Text(wire.Name?.Given),
            MiddleName = Text(wire.Name?.Middle),
            FamilyName = Text(wire.Name?.Family),
            NameSuffix = Text(wire.Name?.Suffix),
            BirthDate = Day(wire.BirthDate, field),
            Sex = Text(wire.Sex),
            OrganisationName = Text(wire.OrganisationName),
            Language = Text(wire.Language),
            NationalId = Text(wire.NationalId),
            Emails = wire.Emails.Count == 0 ? [] : [.. wire.Emails.Select(email => new EmailAddressValue(email.Value, email.Verified))],
            Phones = wire.Phones.Count == 0 ? [] : [.. wire.Phones.Select(phone => new PhoneNumberValue(phone.Value, phone.Verified, Text(phone.Type)))],
            Addresses = wire.Addresses.Count == 0 ? [] : [.. wire.Addresses.Select(FromWire)],
            Extra = wire.Extra.Count == 0 ? SourceRecordContent.Empty.Extra : new Dictionary<string, string>(wire.Extra, StringComparer.Ordinal),
        };
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateOnly? Day(Date? date, string field)
    {
        if (date is null)
            return null;
        return date.Year is >= 1 and <= 9999 && date.Month is >= 1 and <= 12 && date.Day >= 1 && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : throw Refusal.Invalid($"{field}.birth_date", "is no day of the calendar").ToException();
    }

    private static PostalAddress ToWire(PostalAddressValue address) => new()
    {
        Line1 = address.Line1 ?? "",
        Line2 = address.Line2 ?? "",
        House = address.House ?? "",
        City = address.City ?? "",
        State = address.State ?? "",
        Postcode = address.Postcode ?? "",
        Country = address.Country ?? "",
    };

    private static PostalAddressValue FromWire(PostalAddress address) => new()
    {
        Line1 = Text(address.Line1),
        Line2 = Text(address.Line2),
        House = Text(address.House),
        City = Text(address.City),
        State = Text(address.State),
        Postcode = Text(address.Postcode),
        Country = Text(address.Country),
    };
}
