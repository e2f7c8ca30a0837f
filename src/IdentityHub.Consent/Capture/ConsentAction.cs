namespace IdentityHub.Consent.Capture;

/// <summary>What a person said. Numbers are stored: never reuse one.</summary>
public enum ConsentAction
{
    /// <summary>Yes, by a positive act.</summary>
    Granted = 1,

    /// <summary>No, to begin with.</summary>
    Denied = 2,

    /// <summary>No, after an earlier yes.</summary>
    Withdrawn = 3,

    /// <summary>Yes by somebody who wrote an address into a form; counts once its owner confirms.</summary>
    DoubleOptInRequested = 4,

    /// <summary>The owner of the address confirmed.</summary>
    DoubleOptInConfirmed = 5,

    /// <summary>An earlier yes no longer holds, without anybody having said no.</summary>
    Expired = 6,

    /// <summary>The person wrote first (SMS, WhatsApp): answers within 24 hours of their last message, for its purpose or template only; no marketing consent.</summary>
    SessionOpened = 7,

    /// <summary>The data are restricted (GDPR Art. 18): kept, but not used for anything. About the record; no purpose.</summary>
    Restricted = 8,

    /// <summary>The restriction is over.</summary>
    RestrictionLifted = 9,

    /// <summary>The record's data were erased (GDPR Art. 17): what it denied still counts.</summary>
    Erased = 10,
}
