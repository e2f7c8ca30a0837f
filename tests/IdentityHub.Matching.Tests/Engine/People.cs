using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Tests.Engine;

/// <summary>Short ways to write records in tests.</summary>
internal static class People
{
    public static SourceRecord Person(
        string id, string? given = null, string? family = null, string? born = null, string? email = null, string? phone = null, string? house = null, string? street = null,
        string? city = null, string? postcode = null, string? suffix = null, string? sex = null, string? nationalId = null, string? middle = null, string? source = null)
    {
        var values = new List<AttributeValue>();
        void Add(AttributeKind kind, string? value)
        {
            if (value is not null)
                values.Add(new(kind, value));
        }

        Add(AttributeKind.GivenName, given);
        Add(AttributeKind.MiddleName, middle);
        Add(AttributeKind.FamilyName, family);
        Add(AttributeKind.NameSuffix, suffix);
        Add(AttributeKind.BirthDate, born);
        Add(AttributeKind.Sex, sex);
        Add(AttributeKind.Email, email);
        Add(AttributeKind.Phone, phone);
        Add(AttributeKind.HouseNumber, house);
        Add(AttributeKind.Street, street);
        Add(AttributeKind.City, city);
        Add(AttributeKind.Postcode, postcode);
        Add(AttributeKind.NationalId, nationalId);
        return new(id, source, values);
    }
}
