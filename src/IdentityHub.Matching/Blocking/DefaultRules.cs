using static IdentityHub.Matching.Blocking.KeyPart;

namespace IdentityHub.Matching.Blocking;

/// <summary>The shipped blocking rules. A rule whose parts a table hasn't got makes no keys, so that nobody need choose among them.</summary>
internal static class DefaultRules
{
    /// <summary>A rule that forgives errors in what it asks for makes many pairs for each match.</summary>
    private const double Forgiving = .3;

    /// <summary>Records up to which the weakest rules are worth their pairs.</summary>
    private const int Middling = 300_000;

    public static IReadOnlyList<BlockingRule> All { get; } =
    [
        new("national id", [NationalId], [FamilySound, GivenSound]),
        new("registration number", [RegistrationNumber], [OrganisationSound]),
        new("e-mail", [Email], [GivenSound, FamilySound, BirthYear]),
        new("phone", [Phone], [GivenSound, FamilySound, BirthYear]),
        new("birth date", [BirthDate], [FamilySound, GivenSound, Postcode, FamilyStart, GivenStart]),
        new("full name", [FullName], [MiddleInitial, BirthYear, BirthDay, City]),
        new("names", [BothNames], [BirthYear, BirthDay, City, MiddleInitial]),
        new("family name and nickname", [FamilySound, GivenRoot], [BirthYear, BirthDay, City, MiddleInitial]),
        new("building", [Building], [GivenSound, FamilySound, BirthYear, Postcode], Share: .5),
        new("family name and postcode", [FamilySound, Postcode], [GivenInitial, BirthYear]),
        new("given name and postcode", [GivenSound, Postcode], [FamilyInitial, BirthYear], Share: .5),
        new("family name and birth year", [FamilySound, BirthYear], [GivenInitial, City], LargestTable: Middling),
        new("given name and birth year", [GivenSound, BirthYear], [FamilyInitial, City], LargestTable: Middling),
        new("family name and birthday", [FamilySound, BirthDay], [GivenInitial, City], Share: .5),
        new("given name and birthday", [GivenSound, BirthDay], [FamilyInitial, City], LargestTable: Middling),
        new("family name and city", [FamilySound, City], [GivenInitial, BirthYear]),
        new("given name and city", [GivenSound, City], [FamilyInitial, BirthYear], Share: .5),
        new("e-mail local part", [EmailLocalPart], [FamilySound, City]),
        new("end of the phone", [PhoneTail], [FamilySound, GivenSound]),
        new("organisation", [OrganisationSound], [City, Postcode]),
        new("web site", [Website], [OrganisationSound, City]),
        new("family name and given initial", [FamilySound, GivenInitial], [MiddleInitial, GivenEnd, BirthYear, City], Share: Forgiving),
        new("given name and family initial", [GivenSound, FamilyInitial], [MiddleInitial, FamilyEnd, BirthYear, City], Share: Forgiving),
        new("starts of the names", [GivenStart, FamilyStart], [MiddleInitial, BirthYear, City, BirthDay], Share: Forgiving, LargestTable: Middling),
        new("ends of the names", [GivenEnd, FamilyEnd], [MiddleInitial, BirthYear, City, BirthDay], Share: Forgiving, LargestTable: Middling),
        new("last part of the family name and given initial", [FamilyLast, GivenInitial], [MiddleInitial, GivenEnd, BirthYear, City], Share: Forgiving),
        Alike(1, BothGrams), Alike(2, BothGrams2), Alike(3, BothGrams3), Alike(4, BothGrams4),
        Alike(5, GivenGram, FamilyGram2), Alike(6, GivenGram2, FamilyGram3), Alike(7, GivenGram3, FamilyGram4), Alike(8, GivenGram4, FamilyGram),
        Alike(9, GivenInitial, FamilyGram), Alike(10, GivenInitial, FamilyGram2),
        new("start of the e-mail", [EmailStart], [FamilyStart, GivenStart], Share: Forgiving, LargestTable: Middling),
        new("end of the e-mail", [EmailEnd], [FamilyStart, GivenStart], Share: Forgiving, LargestTable: Middling),
        new("digits of the phone", [PhoneDigits], [FamilyStart, GivenStart], Share: Forgiving, LargestTable: Middling),
        new("initials and birth year", [GivenInitial, FamilyInitial, BirthYear], [BirthDay, City, Postcode], Share: Forgiving, LargestTable: Middling),
        new("family name", [FamilySound], [], OnlyWhole: true),
        new("given name", [GivenSound], [], OnlyWhole: true),
        new("birthday", [BirthDay], [], OnlyWhole: true),
        new("postcode", [Postcode], [], OnlyWhole: true),
        new("birth year", [BirthYear], [], OnlyWhole: true),
        new("city", [City], [], OnlyWhole: true),
        new("every pair", [], [], OnlyWhole: true),
    ];

    /// <summary>Names that are misspelt both: somewhere in each a few letters are as they were.</summary>
    private static BlockingRule Alike(int number, params KeyPart[] parts) =>
        new($"alike names {number}", parts, [BirthYear, City, MiddleInitial, BirthDay], Share: Forgiving, LargestTable: Middling);
}
