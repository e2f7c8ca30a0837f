namespace IdentityHub.Matching.Records;

/// <summary>What a column of source records says of a party. The kind decides how values are normalised and compared.</summary>
public enum AttributeKind
{
    /// <summary>First or given name, possibly several words.</summary>
    GivenName,

    /// <summary>Second given name or its initial.</summary>
    MiddleName,

    /// <summary>Surname with its particles.</summary>
    FamilyName,

    /// <summary>The whole name in one value, in either order ("John Smith", "Smith, John").</summary>
    FullName,

    /// <summary>Generational suffix: Jr, Sr, II, III. Different suffixes are negative evidence.</summary>
    NameSuffix,

    /// <summary>Date of birth. Day, month and year apart are joined by the reader.</summary>
    BirthDate,

    /// <summary>Sex or gender.</summary>
    Sex,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Telephone number of any type.</summary>
    Phone,

    /// <summary>A postal address, or its street part, in one line.</summary>
    AddressLine,

    /// <summary>House or street number alone.</summary>
    HouseNumber,

    /// <summary>Street name without the number.</summary>
    Street,

    /// <summary>Flat, suite or other part of a building.</summary>
    Unit,

    /// <summary>City, town or suburb.</summary>
    City,

    /// <summary>State, province or county.</summary>
    State,

    /// <summary>Postcode or ZIP.</summary>
    Postcode,

    /// <summary>Country, as a name or ISO 3166 code.</summary>
    Country,

    /// <summary>An identifier issued to one person only: social security, passport, driving licence. Columns of different names are different schemes.</summary>
    NationalId,

    /// <summary>Name of a company or other organisation.</summary>
    OrganisationName,

    /// <summary>Register, tax or LEI number of an organisation. Columns of different names are different schemes.</summary>
    RegistrationNumber,

    /// <summary>Web site.</summary>
    Website,

    /// <summary>Any other evidence that the caller asked for; compared as text under its column's name.</summary>
    Extra,
}
