namespace IdentityHub.MasterData.Records;

/// <summary>What one source system says of one party. Bounded and checked by <see cref="RecordRules"/>; text is at most 200 UTF-16 units unless said otherwise.</summary>
public sealed record SourceRecordContent
{
    /// <summary>Nothing said: a stub that only carries a key.</summary>
    public static SourceRecordContent Empty { get; } = new();

    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Middle names.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Generational or other suffix (Jr, III).</summary>
    public string? NameSuffix { get; init; }

    /// <summary>Date of birth, not before 1800 and not in the future.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Sex or gender in the source's own code.</summary>
    public string? Sex { get; init; }

    /// <summary>Name of the organisation, for organisations and for business contacts.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>Preferred language, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>National or tax identification number; exclusive: two different ones are two parties.</summary>
    public string? NationalId { get; init; }

    /// <summary>E-mail addresses, at most 20, most important first.</summary>
    public IReadOnlyList<EmailAddressValue> Emails { get; init; } = [];

    /// <summary>Telephone numbers, at most 20, most important first.</summary>
    public IReadOnlyList<PhoneNumberValue> Phones { get; init; } = [];

    /// <summary>Postal addresses, at most 20, most important first.</summary>
    public IReadOnlyList<PostalAddressValue> Addresses { get; init; } = [];

    /// <summary>The source's further attributes: at most 50, names of 1 to 64 characters out of <c>a–z A–Z 0–9 _ . -</c>, values of at most 1,000 UTF-16 units.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
