using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Generation;

/// <summary>Kinds of data that differ in what a matcher can lean on.</summary>
public static class GeneratorFamilies
{
    private static readonly AttributeKind[] Addresses =
        [AttributeKind.AddressLine, AttributeKind.Street, AttributeKind.HouseNumber, AttributeKind.Unit, AttributeKind.Postcode, AttributeKind.State];

    private static readonly AttributeKind[] Contacts = [AttributeKind.Email, AttributeKind.Phone, AttributeKind.NationalId];

    /// <summary>Every family by its name.</summary>
    public static IReadOnlyDictionary<string, GeneratorOptions> All { get; } = new Dictionary<string, GeneratorOptions>
    {
        ["standard"] = new(),
        ["clean"] = new() { Typos = 0.01, Scanning = 0, Nicknames = 0.02, Missing = 0.03, Placeholders = 0, BirthDateErrors = 0.005 },
        ["no-birth-date"] = new() { Omit = new HashSet<AttributeKind> { AttributeKind.BirthDate, AttributeKind.NationalId } },
        ["names-and-city"] = new()
        {
            Omit = new HashSet<AttributeKind>([.. Addresses, .. Contacts, AttributeKind.Sex]),
            Sources = [(SourceShape.Crm, 1), (SourceShape.Loyalty, 1)],
            Countries = [("US", 1)],
            Missing = 0.05,
        },
        ["heavy-typos"] = new() { Typos = 0.25, Scanning = 0.05, Nicknames = 0.12, Missing = 0.2, BirthDateErrors = 0.1, SwappedNames = 0.02 },
        ["households"] = new()
        {
            HouseholdSizes = [10, 20, 25, 25, 15, 5], Twins = 0.1, Juniors = 0.15, SharedEmails = 0.35, SharedPhones = 0.7, Countries = [("US", 1)],
        },
        ["uk-de"] = new() { Countries = [("GB", 1), ("DE", 1)] },
        ["name-address-phone"] = new()
        {
            Omit = new HashSet<AttributeKind> { AttributeKind.BirthDate, AttributeKind.NationalId, AttributeKind.Email, AttributeKind.Sex },
            Sources = [(SourceShape.Crm, 2), (SourceShape.Shop, 2), (SourceShape.Service, 1)],
        },
        ["contact-points"] = new()
        {
            Omit = new HashSet<AttributeKind>([.. Addresses, AttributeKind.City, AttributeKind.Country, AttributeKind.BirthDate, AttributeKind.NationalId, AttributeKind.Sex]),
        },
        ["sparse"] = new() { Missing = 0.35, Typos = 0.1, Countries = [("US", 1)], Sources = [(SourceShape.Crm, 1), (SourceShape.Loyalty, 1)] },
        ["marketing"] = new() { Sources = [(SourceShape.Marketing, 1), (SourceShape.Shop, 1)], Omit = new HashSet<AttributeKind> { AttributeKind.BirthDate, AttributeKind.NationalId } },
    };
}
