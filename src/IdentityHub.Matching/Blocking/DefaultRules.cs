using static IdentityHub.Matching.Blocking.KeyPart;

namespace IdentityHub.Matching.Blocking;

/// <summary>The shipped blocking rules. A rule whose parts a table hasn't got makes no keys, so that nobody need choose among them.</summary>
internal static class DefaultRules
{
    public static IReadOnlyList<BlockingRule> All { get; } =
    [
        new("national id", [NationalId], [FamilySound, GivenSound]),
        new("registration number", [RegistrationNumber], [OrganisationSound]),
        new("e-mail", [Email], [GivenSound, FamilySound, BirthYear]),
        new("phone", [Phone], [GivenSound, FamilySound, BirthYear]),
        new("birth date", [BirthDate], [FamilySound, GivenSound, Postcode]),
        new("names", [BothNames], [BirthYear, BirthDay, City]),
        new("family name and nickname", [FamilySound, GivenRoot], [BirthYear, BirthDay, City]),
        new("building", [Building], [GivenSound, FamilySound, Postcode]),
        new("family name and postcode", [FamilySound, Postcode], [GivenInitial, BirthYear]),
        new("given name and postcode", [GivenSound, Postcode], [FamilyInitial, BirthYear]),
        new("family name and birth year", [FamilySound, BirthYear], [GivenInitial, City]),
        new("given name and birth year", [GivenSound, BirthYear], [FamilyInitial, City]),
        new("family name and birthday", [FamilySound, BirthDay], [GivenInitial, City]),
        new("given name and birthday", [GivenSound, BirthDay], [FamilyInitial, City]),
        new("family name and city", [FamilySound, City], [GivenInitial, BirthYear]),
        new("given name and city", [GivenSound, City], [FamilyInitial, BirthYear]),
        new("e-mail local part", [EmailLocalPart], [FamilySound, City]),
        new("end of the phone", [PhoneTail], [FamilySound, GivenSound]),
        new("organisation", [OrganisationSound], [City, Postcode]),
        new("web site", [Website], [OrganisationSound, City]),
        new("family name", [FamilySound], [], OnlyWhole: true),
        new("given name", [GivenSound], [], OnlyWhole: true),
        new("birthday", [BirthDay], [], OnlyWhole: true),
        new("postcode", [Postcode], [], OnlyWhole: true),
        new("birth year", [BirthYear], [], OnlyWhole: true),
        new("city", [City], [], OnlyWhole: true),
        new("every pair", [], [], OnlyWhole: true),
    ];
}
