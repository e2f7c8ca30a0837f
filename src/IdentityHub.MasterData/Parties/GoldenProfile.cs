using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Parties;

/// <summary>The survived attributes of a party. Every contact point of every record is kept, the preferred one first.</summary>
public sealed record GoldenProfile
{
    /// <summary>Nothing known.</summary>
    public static GoldenProfile Empty { get; } = new();

    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Middle names.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Generational or other suffix.</summary>
    public string? NameSuffix { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Sex or gender in the source's own code.</summary>
    public string? Sex { get; init; }

    /// <summary>Name of the organisation.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>Preferred language, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>National or tax identification number.</summary>
    public string? NationalId { get; init; }

    /// <summary>E-mail addresses, preferred first.</summary>
    public IReadOnlyList<EmailAddressValue> Emails { get; init; } = [];

    /// <summary>Telephone numbers, preferred first.</summary>
    public IReadOnlyList<PhoneNumberValue> Phones { get; init; } = [];

    /// <summary>Postal addresses, preferred first.</summary>
    public IReadOnlyList<PostalAddressValue> Addresses { get; init; } = [];

    /// <summary>Further attributes of the sources.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
