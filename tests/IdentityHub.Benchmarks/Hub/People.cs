using System.Globalization;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Matching.Generation;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>
/// Made-up records as the matching engine's generator makes them: households, several records of one person from several channels, nicknames, typing errors, gaps. Unlike
/// serial numbers they are neither all alike nor all different, which is what resolution costs depend on.
/// </summary>
internal sealed class People
{
    private readonly Lock gate = new();
    private readonly IEnumerator<GeneratedRecord> records = new CustomerGenerator().Records().GetEnumerator();
    private long number;

    public long Count => Volatile.Read(ref number);

    public SourceKey Key(long number) => new() { System = HubInProcess.Source, Key = $"L{number}" };

    public SourceRecord Next()
    {
        GeneratedRecord next;
        long place;
        lock (gate)
        {
            records.MoveNext();
            (next, place) = (records.Current, ++number);
        }
        var attributes = new Attributes { Name = Name(next), Language = "en" };
        if (DateOnly.TryParseExact(next.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth))
            attributes.BirthDate = new Date { Year = birth.Year, Month = birth.Month, Day = birth.Day };
        if (next.Email is { } email && email.Contains('@'))
            attributes.Emails.Add(new EmailAddress { Value = email });
        if (next.Phone is { } phone && phone.Any(char.IsAsciiDigit))
            attributes.Phones.Add(new PhoneNumber { Value = phone, Type = "mobile" });
        if (next.City is not null || next.Postcode is not null || next.AddressLine is not null)
        {
            attributes.Addresses.Add(new PostalAddress
            {
                Line1 = next.AddressLine ?? $"{next.HouseNumber} {next.Street}".Trim(), City = next.City ?? "", Postcode = next.Postcode ?? "", Country = next.Country ?? "",
            });
        }
        return new SourceRecord { Key = Key(place), Attributes = attributes };
    }

    private static PersonName Name(GeneratedRecord record)
    {
        if (record.FullName is not { } full)
            return new PersonName { Given = record.GivenName ?? "", Family = record.FamilyName ?? "", Suffix = record.NameSuffix ?? "" };
        if (full.Split(", ") is [var family, var given])
            return new PersonName { Given = given, Family = family };
        var blank = full.LastIndexOf(' ');
        return blank < 0 ? new PersonName { Family = full } : new PersonName { Given = full[..blank], Family = full[(blank + 1)..] };
    }
}
