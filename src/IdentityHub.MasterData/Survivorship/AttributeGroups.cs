using IdentityHub.MasterData.Records;

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

    /// <summary>What the party is: a person, an organisation or a household. Every record that says anything says it.</summary>
    public const string Kind = "kind";

    private const string ExtraPrefix = "extra.";

    /// <summary>Those that every deployment has, in the order of the profile.</summary>
    public static IReadOnlyList<string> Common { get; } = [Name, BirthDate, Sex, OrganisationName, Language, NationalId, Email, Phone, Address, Kind];

    /// <summary>A further attribute of the sources.</summary>
    public static string Extra(string name) => ExtraPrefix + name;

    /// <summary>Whether a record says anything of a group.</summary>
    public static bool Speaks(SourceRecordContent content, string group) => group switch
    {
        Name => content.GivenName is not null || content.MiddleName is not null || content.FamilyName is not null || content.NameSuffix is not null,
        BirthDate => content.BirthDate is not null,
        Sex => content.Sex is not null,
        OrganisationName => content.OrganisationName is not null,
        Language => content.Language is not null,
        NationalId => content.NationalId is not null,
        Email => content.Emails.Count > 0,
        Phone => content.Phones.Count > 0,
        Address => content.Addresses.Count > 0,
        Kind => true,
        _ => group.StartsWith(ExtraPrefix, StringComparison.Ordinal) && content.Extra.ContainsKey(group[ExtraPrefix.Length..]),
    };

    /// <summary>One content with a group of another's.</summary>
    public static SourceRecordContent Take(SourceRecordContent into, string group, SourceRecordContent from) => group switch
    {
        Name => into with { GivenName = from.GivenName, MiddleName = from.MiddleName, FamilyName = from.FamilyName, NameSuffix = from.NameSuffix },
        BirthDate => into with { BirthDate = from.BirthDate },
        Sex => into with { Sex = from.Sex },
        OrganisationName => into with { OrganisationName = from.OrganisationName },
        Language => into with { Language = from.Language },
        NationalId => into with { NationalId = from.NationalId },
        Email => into with { Emails = from.Emails },
        Phone => into with { Phones = from.Phones },
        Address => into with { Addresses = from.Addresses },
        Kind => into,
        _ => into with { Extra = WithExtra(into.Extra, group[ExtraPrefix.Length..], from.Extra) },
    };

    private static Dictionary<string, string> WithExtra(IReadOnlyDictionary<string, string> extra, string name, IReadOnlyDictionary<string, string> from)
    {
        var taken = extra.Where(one => one.Key != name).ToDictionary(StringComparer.Ordinal);
        if (from.TryGetValue(name, out var value))
            taken.Add(name, value);
        return taken;
    }

    /// <summary>Whether it names a group: one of <see cref="Common"/>, or <c>extra.NAME</c>.</summary>
    public static bool IsKnown(string group) => Common.Contains(group) || group.StartsWith(ExtraPrefix, StringComparison.Ordinal) && group.Length is > 6 and <= 70;
}
