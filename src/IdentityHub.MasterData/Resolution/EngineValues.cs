using System.Globalization;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Matching.Records;

namespace IdentityHub.MasterData.Resolution;

/// <summary>A record's content in the engine's words.</summary>
internal static class EngineValues
{
    private const string NationalIdScheme = "national id";

    /// <summary>A row without a value that has every column, parts before the lines that fill what they leave open.</summary>
    public static SourceRecord AllColumns { get; } = new("", null,
    [
        .. new[]
        {
            AttributeKind.OrganisationName, AttributeKind.GivenName, AttributeKind.MiddleName, AttributeKind.FamilyName, AttributeKind.NameSuffix, AttributeKind.BirthDate,
            AttributeKind.Sex, AttributeKind.HouseNumber, AttributeKind.Street, AttributeKind.Unit, AttributeKind.City, AttributeKind.State, AttributeKind.Postcode,
            AttributeKind.Country, AttributeKind.AddressLine, AttributeKind.Email, AttributeKind.Phone,
        }.Select(kind => new AttributeValue(kind, "")),
        new(AttributeKind.NationalId, "", NationalIdScheme),
        new(AttributeKind.RegistrationNumber, "", NationalIdScheme),
    ]);

    /// <summary>The values that say who a party is. Of several addresses the first: the engine compares one, and parts of two never make a third.</summary>
    public static IReadOnlyList<AttributeValue> Of(SourceRecordContent content, PartyKind kind, bool withIdentifiers)
    {
        var values = new List<AttributeValue>(12);
        if (kind == PartyKind.Organisation)
            Add(AttributeKind.OrganisationName, content.OrganisationName ?? content.FamilyName);
        else
        {
            Add(AttributeKind.GivenName, content.GivenName);
            Add(AttributeKind.MiddleName, content.MiddleName);
            Add(AttributeKind.FamilyName, content.FamilyName);
            Add(AttributeKind.NameSuffix, content.NameSuffix);
            if (content.BirthDate is { } birth)
                Add(AttributeKind.BirthDate, birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add(AttributeKind.Sex, content.Sex);
        }
        foreach (var email in content.Emails)
            Add(AttributeKind.Email, email.Value);
        foreach (var phone in content.Phones)
            Add(AttributeKind.Phone, phone.Value);
        if (content.Addresses.Count > 0)
            AddAddress(content.Addresses[0]);
        if (withIdentifiers && !string.IsNullOrWhiteSpace(content.NationalId))
            values.Add(new AttributeValue(kind == PartyKind.Organisation ? AttributeKind.RegistrationNumber : AttributeKind.NationalId, content.NationalId, NationalIdScheme));
        return values;

        void Add(AttributeKind attribute, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                values.Add(new AttributeValue(attribute, value));
        }

        void AddAddress(PostalAddressValue address)
        {
            Add(AttributeKind.HouseNumber, address.House);
            if (address.House is null)
                Add(AttributeKind.AddressLine, address.Line1);
            else
                Add(AttributeKind.Street, address.Line1);
            Add(AttributeKind.Unit, address.Line2);
            Add(AttributeKind.City, address.City);
            Add(AttributeKind.State, address.State);
            Add(AttributeKind.Postcode, address.Postcode);
            Add(AttributeKind.Country, address.Country);
        }
    }
}
