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
}
