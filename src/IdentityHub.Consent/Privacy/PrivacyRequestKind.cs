namespace IdentityHub.Consent.Privacy;

/// <summary>What a data subject asks for. Numbers are stored: never reuse one.</summary>
public enum PrivacyRequestKind
{
    /// <summary>A copy of their data (GDPR Art. 15 and 20).</summary>
    Access = 1,

    /// <summary>That their data are erased (GDPR Art. 17).</summary>
    Erasure = 2,

    /// <summary>That something is corrected (GDPR Art. 16).</summary>
    Rectification = 3,

    /// <summary>That their data are kept but not used (GDPR Art. 18).</summary>
    Restriction = 4,

    /// <summary>That a use of their data ends (GDPR Art. 21).</summary>
    Objection = 5,

    /// <summary>That their data are neither sold nor shared (CCPA §1798.120).</summary>
    OptOutOfSale = 6,
}
