using System.Globalization;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Workbench;

/// <summary>What a steward typed of a party: every field as text, so that nothing typed is lost when it is refused.</summary>
/// <param name="Values">By field.</param>
public sealed record TypedParty(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The fields with the group of attributes to which each belongs; the address is the preferred one, and survives whole.</summary>
    public static IReadOnlyList<(string Field, string Group)> Fields { get; } =
    [
        ("kind", AttributeGroups.Kind), ("given_name", AttributeGroups.Name), ("middle_name", AttributeGroups.Name), ("family_name", AttributeGroups.Name), ("name_suffix", AttributeGroups.Name),
        ("organisation_name", AttributeGroups.OrganisationName), ("birth_date", AttributeGroups.BirthDate), ("sex", AttributeGroups.Sex), ("language", AttributeGroups.Language),
        ("national_id", AttributeGroups.NationalId), ("emails", AttributeGroups.Email), ("phones", AttributeGroups.Phone), ("line1", AttributeGroups.Address), ("house", AttributeGroups.Address),
        ("line2", AttributeGroups.Address), ("postcode", AttributeGroups.Address), ("city", AttributeGroups.Address), ("state", AttributeGroups.Address), ("country", AttributeGroups.Address),
    ];

    /// <summary>A field; empty when it isn't there.</summary>
    public string this[string field] => Values.GetValueOrDefault(field) ?? "";

    internal static TypedParty Read(FormPost form) => new(Fields.ToDictionary(
        field => field.Field, field => field.Field is "emails" or "phones" ? string.Join('\n', form.Lines(field.Field)) : form[field.Field], StringComparer.Ordinal));

    /// <summary>What a party says, as a steward would have typed it.</summary>
    public static TypedParty Of(PartyView party)
    {
        var (profile, address) = (party.Profile, party.Profile.Addresses is [var preferred, ..] ? preferred : new PostalAddressValue());
        return new TypedParty(new Dictionary<string, string?>
        {
            ["kind"] = party.Kind.ToString(), ["given_name"] = profile.GivenName, ["middle_name"] = profile.MiddleName, ["family_name"] = profile.FamilyName, ["name_suffix"] = profile.NameSuffix,
            ["organisation_name"] = profile.OrganisationName, ["birth_date"] = profile.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["sex"] = profile.Sex,
            ["language"] = profile.Language, ["national_id"] = profile.NationalId, ["emails"] = string.Join('\n', profile.Emails.Select(email => email.Value)),
            ["phones"] = string.Join('\n', profile.Phones.Select(phone => phone.Value)), ["line1"] = address.Line1, ["house"] = address.House, ["line2"] = address.Line2,
            ["postcode"] = address.Postcode, ["city"] = address.City, ["state"] = address.State, ["country"] = address.Country,
        }.ToDictionary(field => field.Key, field => field.Value ?? "", StringComparer.Ordinal));
    }

    /// <summary>The groups in which two differ.</summary>
    public IReadOnlyList<string> GroupsThatDiffer(TypedParty other) => [.. Fields.Where(field => this[field.Field] != other[field.Field]).Select(field => field.Group).Distinct()];

    /// <summary>The order to write the groups in which it differs from what the party says. A field that can't be read is at fault.</summary>
    public PartyUpdate Order(PartyView party, string etag, string reason, bool validateOnly, Faults faults, string badDate)
    {
        DateOnly? birth = null;
        if (this["birth_date"].Length > 0)
        {
            if (DateOnly.TryParseExact(this["birth_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                birth = date;
            else
                faults.Add("birth_date", badDate);
        }
        var address = new PostalAddressValue { Line1 = Said("line1"), House = Said("house"), Line2 = Said("line2"), Postcode = Said("postcode"), City = Said("city"), State = Said("state"), Country = Said("country") };
        var content = new SourceRecordContent
        {
            GivenName = Said("given_name"), MiddleName = Said("middle_name"), FamilyName = Said("family_name"), NameSuffix = Said("name_suffix"), BirthDate = birth, Sex = Said("sex"),
            OrganisationName = Said("organisation_name"), Language = Said("language"), NationalId = Said("national_id"),
            // A steward's word proves nothing about who reads an address.
            Emails = [.. Lines("emails").Select(email => new EmailAddressValue(email))],
            Phones = [.. Lines("phones").Select(phone => new PhoneNumberValue(phone))],
            Addresses = address == new PostalAddressValue() ? [] : [address],
        };
        return new PartyUpdate(party.Id, content, GroupsThatDiffer(Of(party)), etag, reason, validateOnly)
        {
            Kind = Enum.TryParse<PartyKind>(this["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
        };
    }

    private string? Said(string field) => this[field] is { Length: > 0 } text ? text : null;

    private string[] Lines(string field) => this[field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
