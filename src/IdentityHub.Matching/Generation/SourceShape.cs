namespace IdentityHub.Matching.Generation;

/// <summary>A source system by how it keeps a customer.</summary>
public enum SourceShape
{
    /// <summary>Names and address in parts, ISO dates, carefully kept.</summary>
    Crm,

    /// <summary>First and last name, the street in one line, always an e-mail address, seldom a birth date.</summary>
    Shop,

    /// <summary>Full name, e-mail address and city.</summary>
    Marketing,

    /// <summary>"Family, Given" as an agent typed it, a telephone, the address in one line, dates as the country writes them.</summary>
    Service,

    /// <summary>Names, birth date and postcode, a telephone or an e-mail address.</summary>
    Loyalty,
}
