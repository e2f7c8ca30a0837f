namespace IdentityHub.Consent.Receipts;

/// <summary>Configuration section <c>Consent:Controller</c>: who is responsible for the data, as receipts name them (GDPR Art. 13(1)(a)).</summary>
public sealed class ControllerOptions
{
    /// <summary>The company's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its postal address.</summary>
    public string? Address { get; set; }

    /// <summary>Where a person writes to.</summary>
    public string? Email { get; set; }

    /// <summary>Its web site.</summary>
    public string? Url { get; set; }

    /// <summary>The data protection officer or other contact.</summary>
    public string? Contact { get; set; }

    /// <summary>Address of the privacy notice.</summary>
    public string? PrivacyNotice { get; set; }

    /// <summary>Where a person withdraws.</summary>
    public string? WithdrawalUrl { get; set; }
}
