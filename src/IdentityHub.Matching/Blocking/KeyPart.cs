namespace IdentityHub.Matching.Blocking;

/// <summary>A piece of a blocking key. A record without the piece has no key of a rule that needs it.</summary>
public enum KeyPart
{
    /// <summary>Sound of the given name.</summary>
    GivenSound,

    /// <summary>The full name that a given name is short for; names that are short for nothing have none.</summary>
    GivenRoot,

    /// <summary>First letter of the given name.</summary>
    GivenInitial,

    /// <summary>First three letters of the given name.</summary>
    GivenStart,

    /// <summary>Last three letters of the given name.</summary>
    GivenEnd,

    /// <summary>First letter of the middle name.</summary>
    MiddleInitial,

    /// <summary>Sound of the family name.</summary>
    FamilySound,

    /// <summary>First letter of the family name.</summary>
    FamilyInitial,

    /// <summary>First three letters of the family name.</summary>
    FamilyStart,

    /// <summary>Last three letters of the family name.</summary>
    FamilyEnd,

    /// <summary>Given and family name as they are spelt, in no order.</summary>
    FullName,

    /// <summary>Sounds of given and family name in no order, so that swapped names meet.</summary>
    BothNames,

    /// <summary>The whole birth date.</summary>
    BirthDate,

    /// <summary>Year of birth.</summary>
    BirthYear,

    /// <summary>Month and day of birth.</summary>
    BirthDay,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>E-mail address before the @.</summary>
    EmailLocalPart,

    /// <summary>The first six characters of an e-mail address's part before the @.</summary>
    EmailStart,

    /// <summary>The last six characters of that part.</summary>
    EmailEnd,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>Its last seven digits.</summary>
    PhoneTail,

    /// <summary>The telephone number's digits in ascending order, so that exchanged ones meet.</summary>
    PhoneDigits,

    /// <summary>Identifier of a person.</summary>
    NationalId,

    /// <summary>Identifier of an organisation.</summary>
    RegistrationNumber,

    /// <summary>Postcode.</summary>
    Postcode,

    /// <summary>Sound of the city.</summary>
    City,

    /// <summary>House number and sound of the street.</summary>
    Building,

    /// <summary>Sound of the first word of the organisation's name.</summary>
    OrganisationSound,

    /// <summary>Web site.</summary>
    Website,

    /// <summary>The first column of extra evidence.</summary>
    Extra,

    /// <summary>One pair of neighbouring letters of the given name, chosen so that names that share most of theirs mostly choose the same (min-hash).</summary>
    GivenGram,

    /// <summary>Another.</summary>
    GivenGram2,

    /// <summary>A third.</summary>
    GivenGram3,

    /// <summary>A fourth.</summary>
    GivenGram4,

    /// <summary>One pair of neighbouring letters of the family name.</summary>
    FamilyGram,

    /// <summary>Another.</summary>
    FamilyGram2,

    /// <summary>A third.</summary>
    FamilyGram3,

    /// <summary>A fourth.</summary>
    FamilyGram4,

    /// <summary>One pair of letters of given and family name each, in no order.</summary>
    BothGrams,

    /// <summary>Another.</summary>
    BothGrams2,

    /// <summary>A third.</summary>
    BothGrams3,

    /// <summary>A fourth.</summary>
    BothGrams4,

    /// <summary>Sound of the last word of the family name.</summary>
    FamilyLast,
}
