namespace IdentityHub.Matching.Model;

/// <summary>Attributes whose values' frequencies matter.</summary>
public enum FrequencyKind
{
    /// <summary>Given names.</summary>
    GivenName,

    /// <summary>Family names.</summary>
    FamilyName,

    /// <summary>Middle names.</summary>
    MiddleName,

    /// <summary>Birth dates.</summary>
    BirthDate,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Telephone numbers.</summary>
    Phone,

    /// <summary>House and street together.</summary>
    Building,

    /// <summary>Cities.</summary>
    City,

    /// <summary>Postcodes.</summary>
    Postcode,

    /// <summary>Identifiers of persons.</summary>
    NationalId,

    /// <summary>Names of organisations.</summary>
    OrganisationName,

    /// <summary>Identifiers of organisations.</summary>
    RegistrationNumber,

    /// <summary>Web sites.</summary>
    Website,

    /// <summary>Extra evidence, all columns together.</summary>
    Extra,
}
