namespace IdentityHub.Consent.Purposes;

/// <summary>On what ground data is used for a purpose (GDPR Art. 6(1)). Numbers are stored: never reuse one.</summary>
public enum LegalBasis
{
    /// <summary>The data subject's consent, point (a).</summary>
    Consent = 1,

    /// <summary>Performance of a contract, point (b).</summary>
    Contract = 2,

    /// <summary>A legal obligation of the controller, point (c).</summary>
    LegalObligation = 3,

    /// <summary>Vital interests, point (d).</summary>
    VitalInterests = 4,

    /// <summary>A task in the public interest, point (e).</summary>
    PublicTask = 5,

    /// <summary>Legitimate interests, point (f).</summary>
    LegitimateInterests = 6,
}
