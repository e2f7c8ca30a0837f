namespace IdentityHub.Matching.Normalisation;

/// <summary>What the digits of a telephone number are.</summary>
public enum PhoneQuality
{
    /// <summary>A full number of a known country (E.164).</summary>
    International,

    /// <summary>Digits of an unknown country, or without the area code: comparable by its last digits only.</summary>
    Local,

    /// <summary>A placeholder: zeros, one digit repeated, 555-0100 to 555-0199 (reserved for fiction), 123-456-7890.</summary>
    Junk,
}
