namespace IdentityHub.Consent.Purposes;

/// <summary>What is done with a person's data as such; a person may refuse it whatever the purpose. Flags; numbers are stored.</summary>
[Flags]
public enum PartyAction
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Any processing that isn't needed for a transaction.</summary>
    Process = 1,

    /// <summary>Profiling (GDPR Art. 4(4)).</summary>
    Profile = 2,

    /// <summary>Tracking of behaviour.</summary>
    Track = 4,

    /// <summary>Sharing with others (CPRA §1798.140(ah)).</summary>
    Share = 8,

    /// <summary>Targeted advertising.</summary>
    Target = 16,

    /// <summary>Finding the person behind pseudonymous data.</summary>
    Reidentify = 32,

    /// <summary>Linking the person's devices.</summary>
    CrossDevice = 64,

    /// <summary>Selling (CCPA §1798.140(ad)).</summary>
    Sell = 128,

    /// <summary>Locating the person or their device.</summary>
    Geolocate = 256,

    /// <summary>Approaching the person with offers of any kind.</summary>
    Solicit = 512,
}
