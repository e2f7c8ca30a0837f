namespace IdentityHub.Matching.Model;

/// <summary>What a comparison looks at. Attributes that correlate (street, postcode, city) are one comparison with joint levels.</summary>
public enum ComparisonKind
{
    /// <summary>Given name: spelling, nickname, initial, swapped with the family name.</summary>
    GivenName,

    /// <summary>Family name: spelling, sound, one part of a double name.</summary>
    FamilyName,

    /// <summary>Middle name or initial.</summary>
    MiddleName,

    /// <summary>Jr, Sr, II, III.</summary>
    NameSuffix,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Sex or gender.</summary>
    Sex,

    /// <summary>E-mail address; the best of all combinations.</summary>
    Email,

    /// <summary>Telephone number; the best of all combinations.</summary>
    Phone,

    /// <summary>The whole address: dwelling, street, postcode, city jointly.</summary>
    Address,

    /// <summary>Identifiers of a person, scheme by scheme.</summary>
    NationalId,

    /// <summary>Name of an organisation.</summary>
    OrganisationName,

    /// <summary>Identifiers of an organisation, scheme by scheme.</summary>
    RegistrationNumber,

    /// <summary>Web site.</summary>
    Website,

    /// <summary>Extra evidence under its own name.</summary>
    Extra,
}
