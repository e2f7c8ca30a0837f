namespace IdentityHub.Matching.Model;

/// <summary>
/// The shipped comparisons with the probabilities that hold for customer data in general. m: typing errors, nicknames, moves and second addresses as
/// customer files show them. u: strangers. h: two persons of one household, who share family name, address and often a phone.
/// </summary>
public static class DefaultComparisons
{
    /// <summary>Index of a level that is no level: a value is missing.</summary>
    public const byte Missing = 255;

    /// <summary>Every comparison except extra evidence, in the order of <see cref="ComparisonKind"/>.</summary>
    public static IReadOnlyList<ComparisonModel> All { get; } =
    [
        Of(ComparisonKind.GivenName, "given name",
            new("exact", .78, .006, .018), new("nickname or part", .06, .002, .003), new("close", .06, .002, .004), new("initial", .03, .002, .003),
            new("near", .02, .015, .01), new("swapped with family name", .01, .000005, .00005), new("different", .04, .973, .96195)),
        Of(ComparisonKind.FamilyName, "family name",
            new("exact", .84, .001, .75), new("part of a double name", .015, .0003, .01), new("close", .06, .001, .02), new("near", .015, .006, .01),
            new("different", .07, .9917, .21), new("different, as is the given name", .08, .9917, .21)),
        Of(ComparisonKind.MiddleName, "middle name", new("exact", .55, .01, .012), new("initial", .38, .06, .07), new("different", .07, .93, .918)),
        Of(ComparisonKind.NameSuffix, "name suffix", new("same", .999, .4, .2), new("different", .001, .6, .8)),
        Of(ComparisonKind.BirthDate, "birth date",
            new("exact", .88, .00005, .008), new("day and month swapped", .012, .00005, .0001), new("one digit", .05, .001, .002),
            new("one part", .025, .004, .006), new("same year, first of January", .008, .0008, .001),
            new("within two months", .005, .005, .006), new("within a year", .005, .03, .06), new("different", .015, .9591, .9169)),
        Of(ComparisonKind.Sex, "sex", new("same", .985, .5, .4), new("different", .015, .5, .6)),
        Of(ComparisonKind.Email, "e-mail",
            new("exact", .60, .000002, .05), new("close", .05, .0001, .005), new("same local part", .05, .0005, .01), new("different", .30, .9994, .935)),
        Of(ComparisonKind.Phone, "phone", new("exact", .55, .000002, .25), new("close", .04, .00002, .01), new("different", .41, .99998, .74)),
        Of(ComparisonKind.Address, "address",
            new("same dwelling", .60, .00001, .74), new("same building, other unit", .008, .00001, .01), new("near dwelling", .08, .00002, .08),
            new("same street", .005, .0002, .005), new("same postcode, street unknown", .03, .001, .03), new("same city, street unknown", .03, .005, .03),
            new("near city, street unknown", .02, .005, .01), new("same postcode, other street", .01, .001, .005), new("same city, other street", .02, .005, .01),
            new("other city, street unknown", .03, .25, .03), new("other address", .177, .73759, .06)),
        Of(ComparisonKind.NationalId, "national id",
            new("exact", .94, .000001, .0002), new("close", .05, .000002, .0002), new("different", .01, .999997, .9996)),
        Of(ComparisonKind.OrganisationName, "organisation",
            new("exact", .70, .00005, .005), new("same words", .12, .0001, .005), new("close", .10, .002, .01), new("different", .08, .99785, .98)),
        Of(ComparisonKind.RegistrationNumber, "registration number",
            new("exact", .93, .000001, .001), new("close", .05, .000002, .001), new("different", .02, .999997, .998)),
        Of(ComparisonKind.Website, "web site", new("exact", .80, .0001, .30), new("different", .20, .9999, .70)),
    ];

    /// <summary>The last level of the family name stands apart: its probabilities are conditional on the given names being different too.</summary>
    internal static bool IsConditional(ComparisonKind kind, int level) => kind == ComparisonKind.FamilyName && level == Levels.Family.BothDifferent;

    /// <summary>The comparison of extra evidence under a column's name.</summary>
    public static ComparisonModel Extra(string name) =>
        Of(ComparisonKind.Extra, name, new("exact", .80, .05, .20), new("close", .08, .02, .03), new("different", .12, .93, .77));

    private static ComparisonModel Of(ComparisonKind kind, string name, params LevelModel[] levels) => new(kind, name, levels, false);
}
