namespace IdentityHub.Consent.Purposes;

/// <summary>How a person is reached. Numbers are stored: never reuse one.</summary>
public enum Channel
{
    /// <summary>E-mail.</summary>
    Email = 1,

    /// <summary>Text message.</summary>
    Sms = 2,

    /// <summary>A call.</summary>
    Phone = 3,

    /// <summary>Letters and parcels.</summary>
    Post = 4,

    /// <summary>Push notification to an app or a browser.</summary>
    Push = 5,

    /// <summary>WhatsApp message.</summary>
    WhatsApp = 6,

    /// <summary>What a person sees on a web site or in an app while using it.</summary>
    Web = 7,

    /// <summary>Audiences handed to advertising platforms.</summary>
    Advertising = 8,
}
