namespace IdentityHub.Consent.Capture;

/// <summary>How strong an agreement is: jurisdictions demand more or less of it. Numbers are stored: never reuse one.</summary>
public enum GrantQuality
{
    /// <summary>Express, by a positive act (GDPR Art. 4(11)).</summary>
    Express = 0,

    /// <summary>Express and in writing or an electronic form with a clear disclosure (47 CFR 64.1200(f)(9)).</summary>
    Written = 1,

    /// <summary>Express, by word of mouth.</summary>
    Oral = 2,

    /// <summary>Not said, but a customer of the same goods (ePrivacy Art. 13(2), PECR reg. 22(3), CASL s. 10(10)(a): existing business relationship).</summary>
    ExistingCustomer = 3,

    /// <summary>Not said, but somebody who asked for an offer (CASL s. 10(10)(e)).</summary>
    Inquiry = 4,

    /// <summary>Express, given or authorised by who holds parental responsibility (GDPR Art. 8(1), 16 CFR § 312.5): counts like <see cref="Express"/>, also for a child too young to consent. Stays when the child grows up, until it is withdrawn.</summary>
    Parental = 5,
}
