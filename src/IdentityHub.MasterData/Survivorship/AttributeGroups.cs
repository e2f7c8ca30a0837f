namespace IdentityHub.MasterData.Survivorship;

/// <summary>Attributes that survive by one rule: their names in the authority matrix.</summary>
public static class AttributeGroups
{
    /// <summary>Given, middle and family name and suffix.</summary>
    public const string Name = "name";

    /// <summary>Date of birth.</summary>
    public const string BirthDate = "birth_date";

    /// <summary>Sex.</summary>
    public const string Sex = "sex";

    /// <summary>What an organisation or a household is called.</summary>
    public const string OrganisationName = "organisation_name";

    /// <summary>Preferred language.</summary>
    public const string Language = "language";

    /// <summary>Number of a national register.</summary>
    public const string NationalId = "national_id";

    /// <summary>E-mail addresses.</summary>
    public const string Email = "email";

    /// <summary>Telephone numbers.</summary>
    public const string Phone = "phone";

    /// <summary>Postal addresses, each as a whole.</summary>
    public const string Address = "address";

    private const string ExtraPrefix = "extra.";

    /// <summary>Those that every deployment has, in the order of the profile.</summary>
    public static IReadOnlyList<string> Common { get; } = [Name, BirthDate, Sex, OrganisationName, Language, NationalId, Email, Phone, Address];

    /// <summary>A further attribute of the sources.</summary>
    public static string Extra(string name) => ExtraPrefix + name;

    /// <summary>Whether it names a group: one of <see cref="Common"/>, or <c>extra.NAME</c>.</summary>
    public static bool IsKnown(string group) => Common.Contains(group) || group.StartsWith(ExtraPrefix, StringComparison.Ordinal) && group.Length is > 6 and <= 70;
}
